import torch


def softmax(x, axis=-1):
    return torch.ops.aten.softmax.int(x, axis)
