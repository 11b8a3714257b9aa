"""Affine quantisation to int8. Sources: Jacob et al. 2017, section 2.1; Wu et al. 2020, section 3 (symmetric)."""

import torch


def quantize(x, *, axis=None, symmetric=True):
    """x (...) -> q (...) int8, scale and zero point () or (1, ..., C, ..., 1)."""
    others = tuple(a for a in range(x.ndim) if axis is None or a != axis % x.ndim)
    keep = axis is not None
    lo = x.amin(dim=others, keepdim=keep).clamp(max=0)  # 0 must be a code of its own
    hi = x.amax(dim=others, keepdim=keep).clamp(min=0)
    steps = torch.maximum(-lo, hi) / 127 if symmetric else (hi - lo) / 255
    scale = torch.where(steps == 0, torch.ones_like(steps), steps)
    zero_point = torch.zeros_like(scale) if symmetric else torch.round(-128 - lo / scale)
    q = torch.clamp(torch.round(x / scale) + zero_point, -128, 127)  # symmetric: within [-127, 127] by the scale
    return q.to(torch.int8), scale, zero_point.to(torch.int32)


def dequantize(q, scale, zero_point):
    """q (...) -> (...)."""
    return (q.to(scale.dtype) - zero_point) * scale  # q - zero_point does not fit into 8 bits
