import torch


def softmax(x, axis=-1):
    return torch.special.softmax(x, axis)
