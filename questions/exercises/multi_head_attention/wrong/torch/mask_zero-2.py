import math

import torch


def multi_head_attention(x_q, x_kv, Wq, Wk, Wv, Wo, n_heads, mask=None):
    D, h = x_q.shape[-1], n_heads
    if D % h:
        raise ValueError(f"D = {D} is not divisible by {h} heads")
    Q, K, V = (split(y, h) for y in (x_q @ Wq, x_kv @ Wk, x_kv @ Wv))
    S = Q @ K.transpose(-1, -2) / math.sqrt(D // h)
    if mask is not None:
        S = S.masked_fill(~mask, 1e-9)
    heads = torch.softmax(S, dim=-1) @ V
    return heads.transpose(1, 2).flatten(2) @ Wo


def split(y, h):
    return y.unflatten(-1, (h, -1)).transpose(1, 2)
