"""Affine quantisation to int8. Sources: Jacob et al. 2017, section 2.1; Wu et al. 2020, section 3 (symmetric)."""

import numpy as np


def quantize(x, *, axis=None, symmetric=True):
    """x (...) -> q (...) int8, scale and zero point () or (1, ..., C, ..., 1)."""
    others = tuple(a for a in range(x.ndim) if axis is None or a != axis % x.ndim)
    keep = axis is not None
    lo = np.minimum(x.min(axis=others, keepdims=keep), 0)  # 0 must be a code of its own
    hi = np.maximum(x.max(axis=others, keepdims=keep), 0)
    steps = np.maximum(-lo, hi) / 127 if symmetric else (hi - lo) / 255
    scale = np.where(steps == 0, np.ones_like(steps), steps)
    zero_point = np.zeros_like(scale) if symmetric else np.round(-128 - lo / scale)
    q = np.clip(np.round(x / scale) + zero_point, -128, 127)  # symmetric: within [-127, 127] by the scale
    return q.astype(np.int8), scale, zero_point.astype(np.int32)


def dequantize(q, scale, zero_point):
    """q (...) -> (...)."""
    return (q.astype(np.float64) - zero_point) * scale  # q - zero_point does not fit into 8 bits
