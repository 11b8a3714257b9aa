import torch


def softmax(x, axis=-1):
    return torch.vmap(lambda v: v.softmax(axis))(x[None])[0]
