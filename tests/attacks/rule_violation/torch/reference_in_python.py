import torch._refs


def softmax(x, axis=-1):
    return torch._refs.softmax(x, axis)
