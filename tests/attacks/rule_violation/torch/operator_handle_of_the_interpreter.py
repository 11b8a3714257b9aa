import torch

theirs, _ = torch._C._jit_get_operation("aten::_softmax")


def softmax(x, axis=-1):
    return theirs(x, axis, False)
