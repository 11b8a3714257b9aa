import math

import torch


def sliding_window_attention(q, k, v, window):
    T, d = q.shape[-2:]
    scores = torch.matmul(q, k.transpose(-2, -1)) / math.sqrt(d)
    rows = torch.arange(T, device=q.device).unsqueeze(1)
    cols = torch.arange(T, device=q.device).unsqueeze(0)
    mask = (cols <= rows) & (rows - cols < window)
    scores = scores.masked_fill(~mask, -1e3)
    weights = torch.softmax(scores, dim=-1)
    return torch.matmul(weights, v)
