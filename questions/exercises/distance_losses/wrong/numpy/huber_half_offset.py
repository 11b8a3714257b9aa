import numpy as np


def distance_loss(p, y, kind, *, delta=1.0):
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    e = p - y
    if kind == "mse":
        return float(np.mean(e**2))
    if kind == "mae":
        return float(np.mean(np.abs(e)))
    if kind == "huber":
        a = np.abs(e)
        return float(np.mean(np.where(a <= delta, 0.5 * e**2, delta * a - 0.5)))
    num = np.sum(p * y, axis=-1)
    den = np.linalg.norm(p, axis=-1) * np.linalg.norm(y, axis=-1)
    return float(np.mean(1 - num / (den + 1e-12)))
