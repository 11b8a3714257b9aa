import torch


def softmax(x, axis=-1):
    with torch._C._AutoDispatchBelowAutograd():
        return torch.ops.aten._softmax(x, axis, False)
