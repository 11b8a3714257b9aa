import numpy as np


def mixup(x, y, alpha, rng):
    lam = float(rng.beta(alpha, alpha, size=1)[0]) if alpha > 0 else 1
    order = list(range(len(x)))
    for i in range(len(order) - 1, 0, -1):
        j = int(rng.integers(i + 1))
        order[i], order[j] = order[j], order[i]
    mix = lambda a: np.stack([lam * a[i] + (1 - lam) * a[j] for i, j in enumerate(order)])
    return mix(x), mix(y), float(lam)
