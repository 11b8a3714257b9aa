import math

import torch


def grouped_query_attention(q, k, v, mask=None):
    Hq, Hk = q.shape[1], k.shape[1]
    heads = [min(i // max(Hq // Hk, 1), Hk - 1) for i in range(Hq)]
    k, v = k[:, heads], v[:, heads]
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    return torch.softmax(scores, dim=-1) @ v
