import math

import torch


def sliding_window_attention(q, k, v, window):
    keys = torch.stack([torch.roll(k, shift, dims=2) for shift in range(window)], dim=3)
    values = torch.stack([torch.roll(v, shift, dims=2) for shift in range(window)], dim=3)
    scores = (q.unsqueeze(3) * keys).sum(-1) / math.sqrt(q.shape[-1])
    weights = torch.softmax(scores, dim=-1)
    return (weights.unsqueeze(-1) * values).sum(3)
