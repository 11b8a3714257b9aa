"""Rotary position embedding. Source: Su et al., "RoFormer", 2021, section 3.2; pairing of halves as in Llama."""

import torch


def apply_rope(x, positions, *, base=10000.0, interleaved=False):
    """x (B, H, T, d), positions (T,) or (B, T) -> (B, H, T, d). Pair i turns by the angle position * base^(-2i/d)."""
    d = x.shape[-1]
    if d % 2:
        raise ValueError(f"d = {d} cannot be cut into pairs")
    two_i = torch.arange(0, d, 2, device=x.device, dtype=torch.float64)  # (d/2,)
    # A position of 30,000 is no bfloat16: angles are exact whatever x's dtype.
    theta = positions[..., None] * base ** (-two_i / d)  # (T, d/2) or (B, T, d/2)
    if positions.dim() == 2:
        theta = theta[:, None]  # (B, 1, T, d/2)
    cos, sin = theta.cos(), theta.sin()

    if interleaved:
        a, b = x[..., 0::2], x[..., 1::2]  # (B, H, T, d/2)
    else:
        a, b = x.chunk(2, dim=-1)  # (B, H, T, d/2)
    pairs = (a * cos - b * sin, a * sin + b * cos)
    y = torch.stack(pairs, dim=-1).flatten(-2) if interleaved else torch.cat(pairs, dim=-1)  # (B, H, T, d)
    return y.to(x.dtype)
