import numpy as np


def huber(e, delta):
    q = np.minimum(np.abs(e), delta)
    return q * (np.abs(e) - q / 2)


def cosine(p, y, eps=1e-12):
    unit = [v / np.maximum(np.sqrt((v * v).sum(-1, keepdims=True)), eps) for v in (p, y)]
    return 1 - np.einsum("...d,...d->...", *unit)


def distance_loss(p, y, kind, *, delta=1.0):
    if np.shape(p) != np.shape(y):
        raise ValueError(f"shapes differ: {p.shape}, {y.shape}")
    losses = {"mse": lambda: np.square(p - y), "mae": lambda: abs(p - y)}
    losses |= {"huber": lambda: huber(p - y, delta), "cosine": lambda: cosine(p, y)}
    return losses[kind]().mean()
