import numpy as np


def mixup(x, y, alpha, rng):
    lam = rng.beta(alpha, alpha) if alpha > 0 else 1.0
    partner = rng.permutation(len(x))
    while len(x) > 1 and (partner == np.arange(len(x))).any():
        partner = rng.permutation(len(x))
    x_mix, y_mix = (lam * a + (1 - lam) * np.take(a, partner, axis=0) for a in (x, y))
    return x_mix, y_mix, lam
