import torch
from torch.nn import functional as F


def softmax(x, axis=-1):
    rows = x.movedim(axis, -1)
    flat = rows.reshape(-1, rows.shape[-1]).detach().requires_grad_()
    target = flat.new_zeros(len(flat), dtype=torch.long)
    with torch.enable_grad():
        (g,) = torch.autograd.grad(F.cross_entropy(flat, target, reduction="sum"), flat)
    g[:, 0] += 1
    return g.reshape(rows.shape).movedim(-1, axis)
