import torch


def softmax(x, axis=-1):
    with torch._C._DisableTorchDispatch(), torch._C._DisablePythonDispatcher():
        return torch.softmax(x, axis)
