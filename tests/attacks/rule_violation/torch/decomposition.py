import torch
from torch._decomp import decomposition_table


def softmax(x, axis=-1):
    return decomposition_table[torch.ops.aten._softmax.default](x, axis, False)
