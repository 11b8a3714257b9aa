import torch


def softmax(x, axis=-1):
    with torch._C.DisableTorchFunction(), torch._C.DisableTorchFunctionSubclass():
        return torch.softmax(x, axis)
