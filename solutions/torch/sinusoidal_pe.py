"""Sinusoidal positional encoding. Source: Vaswani et al., "Attention Is All You Need", 2017, section 3.5."""

import torch


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    """-> (n_pos, d_model): PE[pos, 2i] = sin(pos / base^(2i/d)), PE[pos, 2i + 1] = cos of the same angle."""
    pos = torch.arange(n_pos, dtype=torch.float64)[:, None]  # (n_pos, 1)
    two_i = torch.arange(0, d_model, 2, dtype=torch.float64)  # (ceil(d / 2),)
    angle = pos / base ** (two_i / d_model)  # (n_pos, ceil(d / 2))
    PE = torch.zeros(n_pos, d_model)
    PE[:, 0::2] = torch.sin(angle)
    PE[:, 1::2] = torch.cos(angle[:, : d_model // 2])  # an odd d ends with a sine
    return PE
