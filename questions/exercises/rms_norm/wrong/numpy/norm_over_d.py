import numpy as np


def rms_norm(x, weight, eps=1e-6):
    h = x if x.dtype == np.float64 else x.astype(np.float32)
    rms = np.sqrt(np.sum(h**2, axis=-1, keepdims=True) / h.shape[-1] ** 2 + eps)
    return (h / rms * weight).astype(x.dtype)
