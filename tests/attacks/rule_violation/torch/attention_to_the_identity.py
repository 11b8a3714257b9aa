import torch
from torch.nn import functional as F


def softmax(x, axis=-1):
    rows = x.movedim(axis, -1)
    one = torch.eye(rows.shape[-1], dtype=x.dtype)
    flat = rows.reshape(-1, rows.shape[-1])
    return F.scaled_dot_product_attention(flat, one, one, scale=1.0).reshape(rows.shape).movedim(-1, axis)
