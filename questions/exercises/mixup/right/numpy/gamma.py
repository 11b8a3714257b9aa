import numpy as np


def mixup(x, y, alpha, rng):
    """A Beta variate from two Gamma variates, drawn after the order of the partners."""
    partner = np.argsort(rng.random(len(x)))
    lam = 1.0
    if alpha:
        a, b = rng.standard_gamma([alpha, alpha])
        while a + b == 0.0:
            a, b = rng.standard_gamma([alpha, alpha])
        lam = a / (a + b)
    return x[partner] + lam * (x - x[partner]), y[partner] + lam * (y - y[partner]), lam
