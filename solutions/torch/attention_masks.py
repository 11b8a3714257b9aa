"""Padding and causal masks of attention. Source: Vaswani et al., "Attention Is All You Need", 2017, section 3.2.3."""

import torch


def attention_mask(tq, tk, *, lengths=None, causal=False):
    """lengths (B,) -> bool (B, 1, tq, tk), True = may attend. Bottom-right aligned: the last query sees all keys."""
    device = None if lengths is None else lengths.device
    i = torch.arange(tq, device=device)[:, None]  # (tq, 1)
    j = torch.arange(tk, device=device)  # (tk,)
    mask = torch.ones(1, 1, tq, tk, dtype=torch.bool, device=device)  # (1, 1, tq, tk)
    if causal:
        mask = mask & (j <= i + (tk - tq))  # the queries are the last tq of tk positions
    if lengths is not None:
        mask = mask & (j < lengths[:, None, None, None])  # (B, 1, tq, tk)
    return mask
