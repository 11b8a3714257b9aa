import torch


@torch.jit.script
def theirs(x, axis: int):
    return torch.softmax(x, axis)


def softmax(x, axis=-1):
    return theirs(x, axis)
