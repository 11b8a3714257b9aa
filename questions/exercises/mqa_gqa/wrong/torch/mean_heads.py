import math

import torch


def grouped_query_attention(q, k, v, mask=None):
    Hq, Hk = q.shape[1], k.shape[1]
    if Hq % Hk != 0:
        raise ValueError("Hq must be divisible by Hk")
    k = k.mean(dim=1, keepdim=True)
    v = v.mean(dim=1, keepdim=True)
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    return torch.softmax(scores, dim=-1) @ v
