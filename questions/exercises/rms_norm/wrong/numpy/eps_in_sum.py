import numpy as np


def rms_norm(x, weight, eps=1e-6):
    h = x.astype(np.float32) if x.dtype == np.float16 else x
    rms = np.sqrt((np.sum(h**2, axis=-1, keepdims=True) + eps) / x.shape[-1])
    return (h / rms).astype(x.dtype) * weight
