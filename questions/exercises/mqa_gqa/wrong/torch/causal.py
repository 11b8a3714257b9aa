import math

import torch


def grouped_query_attention(q, k, v, mask=None):
    Hq, Hk = q.shape[1], k.shape[1]
    if Hq % Hk != 0:
        raise ValueError("Hq must be divisible by Hk")
    k = k.repeat_interleave(Hq // Hk, dim=1)
    v = v.repeat_interleave(Hq // Hk, dim=1)
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    tq, tk = scores.shape[-2:]
    past = torch.ones(tq, tk, dtype=torch.bool, device=q.device).tril(tk - tq)
    scores = scores.masked_fill(~past, -torch.inf)
    if mask is not None:
        scores = scores.masked_fill(~(mask & past), float("-inf"))
    return torch.softmax(scores, dim=-1) @ v
