import math
import torch


def activation(x, kind):
    if kind == "relu":
        return torch.where(x > 0, x, torch.zeros_like(x)), (x > 0).to(x.dtype)
    if kind == "leaky_relu":
        return torch.where(x > 0, x, 0.01 * x), torch.where(x > 0, 1.0, 0.01)
    if kind == "sigmoid":
        s = torch.sigmoid(x)
        return s, s * (1 - s)
    if kind == "tanh":
        t = torch.tanh(x)
        return t, 1 - t**2
    if kind == "softplus":
        return torch.logaddexp(x, torch.zeros_like(x)), torch.sigmoid(x)
    if kind == "gelu":
        cdf = 0.5 * (1 + torch.erf(x / math.sqrt(2)))
        return x * cdf, cdf + x * torch.exp(-0.5 * x * x) / math.sqrt(2 * math.pi)
    if kind == "silu":
        s = torch.sigmoid(x)
        return x * s, s + x * s * (1 - s)
