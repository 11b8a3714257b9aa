"""Multi-head attention. Source: Vaswani et al., "Attention Is All You Need", 2017, section 3.2.2."""

import math

import torch


def multi_head_attention(x_q, x_kv, Wq, Wk, Wv, Wo, n_heads, mask=None):
    """x_q (B, Tq, D), x_kv (B, Tk, D), weights (D, D), mask (B, h, Tq, Tk), True = may attend -> (B, Tq, D)."""
    D, h = x_q.shape[-1], n_heads
    if D % h:
        raise ValueError(f"D = {D} is not divisible by {h} heads")
    Q, K, V = (split(y, h) for y in (x_q @ Wq, x_kv @ Wk, x_kv @ Wv))  # (B, h, T, dh)
    S = Q @ K.transpose(-1, -2) / math.sqrt(D // h)  # (B, h, Tq, Tk)
    if mask is not None:
        S = S.masked_fill(~mask, -torch.inf)
    heads = torch.softmax(S, dim=-1) @ V  # (B, h, Tq, dh)
    return heads.transpose(1, 2).flatten(2) @ Wo  # (B, Tq, D)


def split(y, h):
    """(B, T, D) -> (B, h, T, dh). Head i owns columns i*dh ... (i+1)*dh - 1, so cut D first, then move the axis."""
    return y.unflatten(-1, (h, -1)).transpose(1, 2)
