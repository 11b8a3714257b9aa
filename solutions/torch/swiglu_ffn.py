"""SwiGLU feed-forward layer. Source: Shazeer, "GLU Variants Improve Transformer", 2020, eq. (6)."""

import torch


def swiglu(x, W_gate, W_up, W_down):
    """x (..., D), W_gate and W_up (D, F), W_down (F, D) -> (..., D)."""
    z = x @ W_gate  # (..., F)
    gate = z * torch.sigmoid(z)  # (..., F) SiLU, that is Swish with beta = 1
    return (gate * (x @ W_up)) @ W_down  # (..., D)
