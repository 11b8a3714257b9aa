import torch

last = torch.jit.trace(lambda x: torch.nn.functional.softmax(x, -1), torch.ones(2, 3))


def softmax(x, axis=-1):
    return last(x.movedim(axis, -1)).movedim(-1, axis)
