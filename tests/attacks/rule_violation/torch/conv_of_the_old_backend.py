# exercise: conv2d
import torch


def pair(v):
    return (v, v) if isinstance(v, int) else v


def conv2d(x, weight, bias=None, stride=1, padding=0):
    return torch._C._nn.thnn_conv2d(x, weight, weight.shape[2:], bias, pair(stride), pair(padding))
