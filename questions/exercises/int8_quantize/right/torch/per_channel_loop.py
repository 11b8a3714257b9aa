import torch


def quantize(x, *, axis=None, symmetric=True):
    if axis is None:
        return whole(x, symmetric)
    parts = [whole(part, symmetric) for part in x.unbind(axis)]
    q = torch.stack([part[0] for part in parts], dim=axis)
    shape = [1] * x.ndim
    shape[axis] = len(parts)
    return q, torch.stack([part[1] for part in parts]).view(shape), torch.stack([part[2] for part in parts]).view(shape)


def whole(x, symmetric):
    if not x.any():
        scale, zero = torch.tensor(1.0, dtype=x.dtype), torch.tensor(0 if symmetric else -128, dtype=torch.int32)
        return torch.full(x.shape, int(zero), dtype=torch.int8), scale, zero
    if symmetric:
        scale = x.abs().max() / 127
        return (x / scale).round().to(torch.int8), scale, torch.tensor(0, dtype=torch.int32)
    nothing = torch.zeros((), dtype=x.dtype)
    low, high = torch.minimum(x.min(), nothing), torch.maximum(x.max(), nothing)
    scale = (high - low) / 255
    zero = torch.round(-128.0 - low / scale)
    return ((x / scale).round() + zero).clip(-128, 127).to(torch.int8), scale, zero.to(torch.int32)


def dequantize(q, scale, zero_point):
    return scale * (q.long() - zero_point.long())
