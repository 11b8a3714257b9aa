import numpy as np


def quantize(x, *, axis=None, symmetric=True):
    if axis is None:
        dims, keepdims = None, False
    else:
        dims, keepdims = tuple(a for a in range(x.ndim) if a != axis), True
    if symmetric:
        top = np.abs(x).max(axis=dims, keepdims=keepdims)
        scale = top / 127.0
        scale = np.where(scale == 0, 1.0, scale)
        q = np.clip(np.round(x / scale), -127, 127)
        zero_point = np.zeros(np.shape(scale), dtype=np.int32)
    else:
        lo = np.minimum(x.min(axis=dims, keepdims=keepdims), 0.0)
        hi = np.maximum(x.max(axis=dims, keepdims=keepdims), 0.0)
        scale = (hi - lo) / 255.0
        scale = np.where(scale == 0, 1.0, scale)
        zero_point = np.round(-128 - lo / scale).astype(np.int32)
        q = np.clip(np.round(x / scale) + zero_point, -128, 127)
    return q.astype(np.int8), scale, zero_point


def dequantize(q, scale, zero_point):
    return (q.astype(np.int32) - zero_point) * scale
