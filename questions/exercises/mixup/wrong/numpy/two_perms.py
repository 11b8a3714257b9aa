import numpy as np


def mixup(x, y, alpha, rng):
    if alpha > 0:
        lam = rng.beta(alpha, alpha)
    else:
        lam = 1.0
    perm = rng.permutation(x.shape[0])
    x_mix = lam * x + (1 - lam) * x[perm]
    y_mix = lam * y + (1 - lam) * y[rng.permutation(x.shape[0])]
    return x_mix, y_mix, float(lam)
