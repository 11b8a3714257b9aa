import torch


def quantize(x, *, axis=None, symmetric=True):
    dims = tuple(range(x.ndim)) if axis is None else tuple(i for i in range(x.ndim) if i != axis % x.ndim)
    keep = axis is not None
    lo = torch.clamp(torch.amin(x, dims, keepdim=keep), max=0)
    hi = torch.clamp(torch.amax(x, dims, keepdim=keep), min=0)
    s = (hi - lo) / (254 if symmetric else 255)
    s = torch.where(s == 0, torch.ones_like(s), s)
    z = torch.zeros_like(s) if symmetric else torch.round(-128 - lo / s)
    q = torch.clamp(torch.round(x / s) + z, -127 if symmetric else -128, 127)
    return q.to(torch.int8), s, z.to(torch.int32)


def dequantize(q, scale, zero_point):
    return (q.to(torch.int32) - zero_point) * scale
