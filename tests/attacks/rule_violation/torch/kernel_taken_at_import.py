import torch

key = torch._C.DispatchKeySet(torch._C.DispatchKey.CPU)
theirs = torch.library.get_kernel("aten::_softmax", "CPU")


def softmax(x, axis=-1):
    return theirs.call_boxed(key, x, axis, False)
