import torch
from torch import fx, nn

last = fx.symbolic_trace(nn.Sequential(nn.Softmax(dim=-1)))


def softmax(x, axis=-1):
    return last(x.movedim(axis, -1)).movedim(-1, axis)
