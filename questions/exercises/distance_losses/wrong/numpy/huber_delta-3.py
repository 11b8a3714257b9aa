import numpy as np


def distance_loss(p, y, kind, *, delta=1.0):
    if p.shape != y.shape:
        raise ValueError("p and y must have the same shape")
    e = p - y
    if kind == "mse":
        return float(np.mean(e**2))
    if kind == "mae":
        return float(np.mean(np.abs(e)))
    if kind == "huber":
        a = np.abs(e)
        return float(np.mean(np.where(a < delta, e**2 / 2, a - delta / 2)))
    norms = np.linalg.norm(p, axis=-1) * np.linalg.norm(y, axis=-1)
    dot = np.sum(p * y, axis=-1)
    cos = np.where(norms > 0, dot / np.where(norms > 0, norms, 1), 0)
    return float(np.mean(1 - cos))
