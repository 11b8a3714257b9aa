import numpy as np


def mixup(x, y, alpha, rng):
    lam = rng.beta(alpha, alpha) if alpha > 0 else 1.0
    partner = np.roll(np.arange(len(x)), rng.integers(len(x)))
    x_mix, y_mix = (lam * a + (1 - lam) * np.take(a, partner, axis=0) for a in (x, y))
    return x_mix, y_mix, lam
