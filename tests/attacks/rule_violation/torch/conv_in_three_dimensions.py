# exercise: conv2d
import torch


def pair(v):
    return (v, v) if isinstance(v, int) else v


def conv2d(x, weight, bias=None, stride=1, padding=0):
    y = torch.conv3d(x[:, :, None], weight[:, :, None], bias, (1, *pair(stride)), (0, *pair(padding)))
    return y[:, :, 0]
