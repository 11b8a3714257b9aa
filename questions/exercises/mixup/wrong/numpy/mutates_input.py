import numpy as np


def mixup(x, y, alpha, rng):
    if alpha > 0:
        lam = rng.beta(alpha, alpha)
    else:
        lam = 1.0
    perm = rng.permutation(x.shape[0])
    other = x[perm]
    x *= lam
    x += (1 - lam) * other
    x_mix = x
    y_mix = lam * y + (1 - lam) * y[perm]
    return x_mix, y_mix, float(lam)
