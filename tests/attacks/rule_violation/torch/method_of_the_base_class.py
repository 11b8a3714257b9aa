import torch


def softmax(x, axis=-1):
    return torch._C.TensorBase.softmax(x, axis)
