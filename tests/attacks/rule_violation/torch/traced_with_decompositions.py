import torch
from torch._decomp import core_aten_decompositions
from torch.fx.experimental.proxy_tensor import make_fx


def softmax(x, axis=-1):
    return make_fx(lambda v: v.softmax(axis), decomposition_table=core_aten_decompositions())(x)(x)
