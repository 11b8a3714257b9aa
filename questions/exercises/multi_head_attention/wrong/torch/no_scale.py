import math

import torch


def multi_head_attention(x_q, x_kv, Wq, Wk, Wv, Wo, n_heads, mask=None):
    B, Tq, D = x_q.shape
    Tk = x_kv.shape[1]
    if D % n_heads != 0:
        raise ValueError("D must be divisible by n_heads")
    dh = D // n_heads
    q = (x_q @ Wq).view(B, Tq, n_heads, dh).transpose(1, 2)
    k = (x_kv @ Wk).view(B, Tk, n_heads, dh).transpose(1, 2)
    v = (x_kv @ Wv).view(B, Tk, n_heads, dh).transpose(1, 2)
    scores = q @ k.transpose(-2, -1)
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    out = (weights @ v).transpose(1, 2).reshape(B, Tq, D)
    return out @ Wo
