import torch

key = torch._C.DispatchKey.CPU


def softmax(x, axis=-1):
    with torch._C._ExcludeDispatchKeyGuard(torch._C.DispatchKeySet(key)):
        return torch.softmax(x, axis)
