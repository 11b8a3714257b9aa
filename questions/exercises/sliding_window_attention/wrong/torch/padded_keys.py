import math

import torch
import torch.nn.functional as F


def sliding_window_attention(q, k, v, window):
    T, d = q.shape[-2:]
    window = min(window, T)
    keys = F.pad(k, (0, 0, window - 1, 0)).unfold(2, window, 1)
    values = F.pad(v, (0, 0, window - 1, 0)).unfold(2, window, 1)
    scores = torch.einsum("bhtd,bhtdw->bhtw", q, keys) / math.sqrt(d)
    weights = torch.softmax(scores, dim=-1)
    return torch.einsum("bhtw,bhtew->bhte", weights, values)
