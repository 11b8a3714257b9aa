import torch


def softmax(x, axis=-1):
    return torch._C._VariableFunctions.softmax(x, axis)
