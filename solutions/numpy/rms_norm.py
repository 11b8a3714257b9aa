"""Root mean square layer normalisation. Source: Zhang and Sennrich, 2019, eq. (4)."""

import numpy as np


def rms_norm(x, weight, eps=1e-6):
    """x (..., D), weight (D,) -> (..., D). Half precision is computed in float32: 300 squared is no float16."""
    a = x.astype(np.float32) if x.dtype == np.float16 else x  # (..., D)
    ms = (a * a).mean(-1, keepdims=True)  # (..., 1) not centred, unlike the variance
    return (a / np.sqrt(ms + eps) * weight).astype(x.dtype)  # (..., D)
