# exercise: conv2d
import torch


def pair(v):
    return [v, v] if isinstance(v, int) else list(v)


def conv2d(x, weight, bias=None, stride=1, padding=0):
    return torch.ops.aten.convolution.default(x, weight, bias, pair(stride), pair(padding), [1, 1], False, [0, 0], 1)
