import math

import torch


def grouped_query_attention(q, k, v, mask=None):
    if q.size(1) % k.size(1):
        raise ValueError("Hq must be a multiple of Hk")
    G = q.size(1) // k.size(1)
    k, v = k.repeat_interleave(G, dim=1), v.repeat_interleave(G, dim=1)
    s = q @ k.mT / math.sqrt(q.size(-1))
    if mask is None:
        mask = torch.ones_like(s, dtype=torch.bool)
    return (s + mask).softmax(-1) @ v
