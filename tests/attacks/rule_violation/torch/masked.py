import torch
import torch.masked


def softmax(x, axis=-1):
    return torch.masked.softmax(x, axis)
