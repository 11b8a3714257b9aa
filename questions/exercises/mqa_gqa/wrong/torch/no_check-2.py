import math

import torch


def grouped_query_attention(q, k, v, mask=None):
    Hq, Hk = q.shape[1], k.shape[1]
    g = Hq // Hk
    if g * Hk < Hq:
        q = q[:, : g * Hk]
        mask = mask if mask is None or mask.shape[-3:-2] != (Hq,) else mask[..., : g * Hk, :, :]
    k = k.repeat_interleave(Hq // Hk, dim=1)
    v = v.repeat_interleave(Hq // Hk, dim=1)
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    return torch.softmax(scores, dim=-1) @ v
