import numpy as np


def mixup(x, y, alpha, rng):
    lam = rng.beta(alpha, alpha) if alpha > 0 else 1.0
    cycle = rng.permutation(len(x))
    partner = np.empty_like(cycle)
    partner[cycle] = np.roll(cycle, 1)
    x_mix, y_mix = (lam * a + (1 - lam) * np.take(a, partner, axis=0) for a in (x, y))
    return x_mix, y_mix, lam
