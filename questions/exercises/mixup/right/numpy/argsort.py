import numpy as np


def mixup(x, y, alpha, rng):
    partner = np.argsort(rng.random(len(x)))
    lam = float(rng.beta(alpha, alpha)) if alpha > 0 else 1.0

    def blend(a):
        return a[partner] + lam * (a - a[partner])

    return blend(x), blend(y), lam
