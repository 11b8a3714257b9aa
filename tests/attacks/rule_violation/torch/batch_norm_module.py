# exercise: batch_norm
import torch
from torch import nn


def batch_norm(x, gamma, beta, running_mean, running_var, training, momentum=0.1, eps=1e-5):
    layer = (nn.BatchNorm2d if x.ndim == 4 else nn.BatchNorm1d)(len(gamma), eps, momentum, dtype=x.dtype).train(training)
    layer.running_mean, layer.running_var = running_mean, running_var
    return torch.func.functional_call(layer, {"weight": gamma, "bias": beta}, (x,))
