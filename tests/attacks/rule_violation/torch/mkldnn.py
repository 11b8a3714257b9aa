import torch


def softmax(x, axis=-1):
    return torch.ops.aten._softmax(x.float().to_mkldnn(), axis % x.ndim, False).to_dense().to(x.dtype)
