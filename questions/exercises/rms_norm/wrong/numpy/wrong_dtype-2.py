import numpy as np


def rms_norm(x, weight, eps=1e-6):
    h = x.astype(np.float64)
    ms = np.mean(h**2, axis=-1, keepdims=True)
    h = h / np.sqrt(ms + eps)
    return h * weight
