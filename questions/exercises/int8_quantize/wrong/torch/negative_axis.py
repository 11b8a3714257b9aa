import torch


def quantize(x, *, axis=None, symmetric=True):
    if axis is None:
        dims, keepdim = tuple(range(x.dim())), False
    else:
        dims, keepdim = [a for a in range(x.dim()) if a != axis], True
    if symmetric:
        top = x.abs().amax(dim=dims, keepdim=keepdim)
        scale = top / 127.0
        scale = torch.where(scale == 0, torch.ones_like(scale), scale)
        q = torch.clamp(torch.round(x / scale), -127, 127)
        zero_point = torch.zeros_like(scale, dtype=torch.int32)
    else:
        lo = x.amin(dim=dims, keepdim=keepdim).clamp(max=0)
        hi = x.amax(dim=dims, keepdim=keepdim).clamp(min=0)
        scale = (hi - lo) / 255.0
        scale = torch.where(scale == 0, torch.ones_like(scale), scale)
        zero_point = torch.round(-128 - lo / scale).to(torch.int32)
        q = torch.clamp(torch.round(x / scale) + zero_point, -128, 127)
    return q.to(torch.int8), scale, zero_point


def dequantize(q, scale, zero_point):
    return (q.to(torch.int32) - zero_point) * scale
