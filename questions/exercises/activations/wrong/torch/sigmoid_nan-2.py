import math

import torch


def sigmoid(x):
    return 0.5 * (1 + torch.tanh(0.5 * x))


def activation(x, kind):
    if kind == "relu":
        y, d = torch.where(x > 0, x, 0), torch.where(x > 0, 1.0, 0.0)
    elif kind == "leaky_relu":
        y, d = torch.where(x > 0, x, 0.01 * x), torch.where(x > 0, 1.0, 0.01)
    elif kind == "sigmoid":
        y = torch.exp(x) / (1 + torch.exp(x))
        d = y * (1 - y)
    elif kind == "tanh":
        y = torch.tanh(x)
        d = 1 - y**2
    elif kind == "softplus":
        y = torch.log1p(torch.exp(-torch.abs(x))) + torch.where(x > 0, x, 0)
        d = sigmoid(x)
    elif kind == "gelu":
        cdf = 0.5 * (1 + torch.erf(x / math.sqrt(2)))
        y = x * cdf
        d = cdf + x * torch.exp(-0.5 * x * x) / math.sqrt(2 * math.pi)
    elif kind == "silu":
        s = sigmoid(x)
        y = x * s
        d = s * (1 + x * (1 - s))
    return y.to(x.dtype), d.to(x.dtype)
