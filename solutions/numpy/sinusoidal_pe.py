"""Sinusoidal positional encoding. Source: Vaswani et al., "Attention Is All You Need", 2017, section 3.5."""

import numpy as np


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    """-> (n_pos, d_model): PE[pos, 2i] = sin(pos / base^(2i/d)), PE[pos, 2i + 1] = cos of the same angle."""
    pos = np.arange(n_pos)[:, None]  # (n_pos, 1)
    two_i = np.arange(0, d_model, 2)  # (ceil(d / 2),)
    angle = pos / base ** (two_i / d_model)  # (n_pos, ceil(d / 2))
    PE = np.zeros((n_pos, d_model))
    PE[:, 0::2] = np.sin(angle)
    PE[:, 1::2] = np.cos(angle[:, : d_model // 2])  # an odd d ends with a sine
    return PE
