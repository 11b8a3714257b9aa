# exercise: conv2d
import torch


def pair(v):
    return [v, v] if isinstance(v, int) else list(v)


def conv2d(x, weight, bias=None, stride=1, padding=0):
    return torch.ops.mkldnn._convolution_pointwise(
        x.float(), weight.float(), None if bias is None else bias.float(), pair(padding), pair(stride), [1, 1], 1, "none", [], ""
    ).to(x.dtype)
