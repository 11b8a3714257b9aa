import torch


def softmax(x, axis=-1):
    y, _ = torch.func.vjp(lambda v: torch.softmax(v, axis), x)
    return y
