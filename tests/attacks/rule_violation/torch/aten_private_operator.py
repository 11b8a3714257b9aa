import torch


def softmax(x, axis=-1):
    return torch.ops.aten._softmax.default(x, axis, False)
