import numpy as np


def rms_norm(x, weight, eps=1e-6):
    wide = np.promote_types(x.dtype, np.float32)
    h = x.astype(wide)
    power = np.einsum("...i,...i->...", h, h) / x.shape[-1]
    normal = h * (1 / np.sqrt(power + eps))[..., None]
    return normal.astype(x.dtype) * weight
