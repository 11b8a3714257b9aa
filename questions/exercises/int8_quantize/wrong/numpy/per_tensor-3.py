import numpy as np


def quantize(x, *, axis=None, symmetric=True):
    dims, keepdims = None, False
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
    if axis is not None:
        shape = [1] * x.ndim
        shape[axis] = x.shape[axis]
        scale, zero_point = np.full(shape, scale), np.full(shape, zero_point)
    return q.astype(np.int8), scale, zero_point


def dequantize(q, scale, zero_point):
    return (q.astype(np.int32) - zero_point) * scale
