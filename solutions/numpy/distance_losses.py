"""Regression losses. Huber's is from Huber, "Robust Estimation of a Location Parameter", 1964."""

import numpy as np


def distance_loss(p, y, kind, *, delta=1.0):
    """p, y (..., D) of equal shape -> float. All but cosine average over the elements."""
    if p.shape != y.shape:  # (N, 1) - (N,) would silently be (N, N)
        raise ValueError(f"p has shape {p.shape}, y has {y.shape}")
    e = p - y  # (..., D)
    if kind == "mse":
        return np.mean(e**2)
    if kind == "mae":
        return np.mean(np.abs(e))
    if kind == "huber":  # both parts have value delta^2/2 and slope delta where they meet
        return np.mean(np.where(np.abs(e) <= delta, e**2 / 2, delta * (np.abs(e) - delta / 2)))
    dot = (p * y).sum(axis=-1)  # (...)
    norms = np.linalg.norm(p, axis=-1) * np.linalg.norm(y, axis=-1)  # (...)
    cos = dot / np.where(norms == 0, 1, norms)  # 0 for a zero vector
    return np.mean(1 - cos)
