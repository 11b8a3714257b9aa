"""Root mean square layer normalisation. Source: Zhang and Sennrich, 2019, eq. (4)."""

import torch


def rms_norm(x, weight, eps=1e-6):
    """x (..., D), weight (D,) -> (..., D). Half precision is computed in float32: 300 squared is no float16."""
    a = x.float() if x.dtype in (torch.float16, torch.bfloat16) else x  # (..., D)
    ms = (a * a).mean(-1, keepdim=True)  # (..., 1) not centred, unlike the variance
    return (a / torch.sqrt(ms + eps) * weight).to(x.dtype)  # (..., D)
