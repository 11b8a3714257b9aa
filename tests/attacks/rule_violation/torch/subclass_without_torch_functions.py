import torch


class Quiet(torch.Tensor):
    __torch_function__ = torch._C._disabled_torch_function_impl


def softmax(x, axis=-1):
    return x.as_subclass(Quiet).softmax(axis).as_subclass(torch.Tensor)
