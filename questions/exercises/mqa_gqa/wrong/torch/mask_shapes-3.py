import math

import torch


def grouped_query_attention(q, k, v, mask=None):
    B, Hq, Tq, d = q.shape
    Hk = k.shape[1]
    if Hq % Hk:
        raise ValueError("Hq must be a multiple of Hk")
    q = q.reshape(B, Hk, Hq // Hk, Tq, d)
    s = q @ k.unsqueeze(2).transpose(-2, -1) / math.sqrt(d)
    if mask is not None:
        s = s.masked_fill(~mask.view(B, Hk, Hq // Hk, Tq, -1), -math.inf)
    return (torch.softmax(s, dim=-1) @ v.unsqueeze(2)).reshape(B, Hq, Tq, v.shape[-1])
