"""Grouped-query attention; multi-query attention is Hk = 1. Source: Ainslie et al., 2023; Shazeer, 2019."""

import math

import torch


def grouped_query_attention(Q, K, V, mask=None):
    """Q (B, Hq, Tq, d), K (B, Hk, Tk, d), V (B, Hk, Tk, dv), mask (B, Hq, Tq, Tk) -> (B, Hq, Tq, dv)."""
    Hq, Hk = Q.shape[1], K.shape[1]
    if Hq % Hk:
        raise ValueError(f"{Hq} query heads cannot share {Hk} key/value heads evenly")
    G = Hq // Hk  # query heads in a group: 0 ... G-1 use key head 0, the next G use key head 1
    K, V = K.repeat_interleave(G, dim=1), V.repeat_interleave(G, dim=1)  # (B, Hq, Tk, d), (B, Hq, Tk, dv)
    S = Q @ K.transpose(-1, -2) / math.sqrt(Q.shape[-1])  # (B, Hq, Tq, Tk)
    if mask is not None:
        S = S.masked_fill(~mask, -torch.inf)
    return torch.softmax(S, dim=-1) @ V  # (B, Hq, Tq, dv)
