import torch


def softmax(x, axis=-1):
    return torch.ops.aten._softmax(torch.nested.nested_tensor([x]), axis % x.ndim + 1, False)[0]
