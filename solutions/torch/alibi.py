"""Attention with linear biases. Source: Press et al., 2022, section 3; other numbers of heads as in its code."""

import torch


def alibi_bias(n_heads, tq, tk):
    """-> float32 (n_heads, tq, tk), added to the scaled scores."""
    m = 2 ** (n_heads.bit_length() - 1)  # the largest power of two up to n_heads
    s = slopes(m) + slopes(2 * m)[::2][: n_heads - m]
    s = torch.tensor(s, dtype=torch.float32)[:, None, None]  # (H, 1, 1)
    distance = torch.arange(tk - tq, tk)[:, None] - torch.arange(tk)  # (tq, tk): query's position - key's
    return (-s * distance).masked_fill(distance < 0, -torch.inf)  # (H, tq, tk)


def slopes(n):
    """The slopes of n heads, n a power of two."""
    return [2.0 ** (-8 * (h + 1) / n) for h in range(n)]
