import numpy as np


def mixup(x, y, alpha, rng):
    n = x.shape[0]
    lam = rng.beta(alpha, alpha, size=n) if alpha > 0 else np.ones(n)
    perm = rng.permutation(x.shape[0])
    x_mix = lam.reshape(-1, *[1] * (x.ndim - 1)) * x + (1 - lam).reshape(-1, *[1] * (x.ndim - 1)) * x[perm]
    y_mix = lam[:, None] * y + (1 - lam[:, None]) * y[perm]
    return x_mix, y_mix, lam
