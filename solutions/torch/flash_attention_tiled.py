"""Tiled attention. Dao et al., "FlashAttention", 2022; loops in the order of FlashAttention-2, algorithm 1."""

import math

import torch


def flash_attention(q, k, v, block_q, block_k, causal=False):
    """q (B, H, Tq, d), k and v (B, H, Tk, d) -> out (B, H, Tq, d), lse (B, H, Tq)."""
    wide = q.dtype if q.dtype in (torch.float32, torch.float64) else torch.float32
    out, lse = torch.empty_like(q), torch.empty(q.shape[:-1], dtype=wide, device=q.device)
    for i in range(0, q.shape[2], block_q):
        rows = slice(i, min(i + block_q, q.shape[2]))
        out[:, :, rows], lse[:, :, rows] = attend(q[:, :, rows].to(wide), i, k, v, block_k, causal)
    return out, lse


def attend(q, i, k, v, block_k, causal):
    """One block of queries (B, H, bq, d), the first of which is number i, against all keys."""
    q = q / math.sqrt(q.shape[-1])
    m = torch.full_like(q[..., 0], -torch.inf)  # (B, H, bq) running maximum
    l, O = torch.zeros_like(m), torch.zeros_like(q)  # (B, H, bq), (B, H, bq, d) relative to m
    for j in range(0, k.shape[2], block_k):
        if causal and j > i + q.shape[2] - 1:
            break  # the whole tile lies in the future
        k_j, v_j = (y[:, :, j : j + block_k].to(q.dtype) for y in (k, v))  # (B, H, bk, d)
        S = q @ k_j.transpose(-1, -2)  # (B, H, bq, bk)
        if causal:
            future = torch.ones(S.shape[-2:], dtype=torch.bool, device=q.device).triu(i - j + 1)  # (bq, bk)
            S = S.masked_fill(future, -torch.inf)
        m_new = torch.maximum(m, S.amax(dim=-1))
        P = torch.exp(S - m_new[..., None])
        rescale = torch.exp(m - m_new)
        l = rescale * l + P.sum(dim=-1)
        O = rescale[..., None] * O + P @ v_j
        m = m_new
    return O / l[..., None], m + torch.log(l)
