import torch


def quantize(x, *, axis=None, symmetric=True):
    x = x.double()
    flat = x.reshape(1, -1) if axis is None else x.movedim(axis, 0).flatten(1)
    lo, hi = flat.aminmax(dim=1)
    zero = torch.zeros_like(lo)
    lo, hi = torch.minimum(lo, zero), torch.maximum(hi, zero)
    scale = torch.max(hi, -lo) / 127 if symmetric else (hi - lo) / 255
    scale[scale == 0] = 1.0
    if not symmetric:
        zero = (-128 - lo / scale).round()
    shape = [] if axis is None else [-1 if i == axis % x.ndim else 1 for i in range(x.ndim)]
    scale, zero = scale.reshape(shape), zero.reshape(shape)
    q = (x / scale).round().add(zero).clamp(-128, 127)
    return q.char(), scale, zero.int()


def dequantize(q, scale, zero_point):
    return q.float().sub(zero_point).mul(scale)
