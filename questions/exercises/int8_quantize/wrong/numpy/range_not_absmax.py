import numpy as np


def quantize(x, *, axis=None, symmetric=True):
    axes = None if axis is None else tuple(a for a in range(x.ndim) if a != axis % x.ndim)
    keep = axis is not None
    lo = np.minimum(x.min(axis=axes, keepdims=keep), 0)
    hi = np.maximum(x.max(axis=axes, keepdims=keep), 0)
    scale = (hi - lo) / (254 if symmetric else 255)
    scale = np.where(scale == 0, 1.0, scale)
    zero = np.zeros_like(scale) if symmetric else np.round(-128 - lo / scale)
    q = np.clip(np.round(x / scale) + zero, -127 if symmetric else -128, 127)
    return q.astype(np.int8), scale, zero.astype(np.int32)


def dequantize(q, scale, zero_point):
    return (q.astype(np.int32) - zero_point) * scale
