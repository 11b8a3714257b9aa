import numpy as np


def quantize(x, *, axis=None, symmetric=True):
    rows = x.reshape(1, -1) if axis is None else np.moveaxis(x, axis, 0).reshape(x.shape[axis], -1)
    lo, hi = np.fmin(rows.min(1), 0), np.fmax(rows.max(1), 0)
    if symmetric:
        hi = np.fmax(hi, -lo)
        lo = -hi
    width = (hi - lo).astype(np.float64) / (254 if symmetric else 255)
    width[width == 0] = 1
    zero = np.zeros(len(width)) if symmetric else np.rint(-128 - lo / width)
    shape = () if axis is None else tuple(n if i == axis % x.ndim else 1 for i, n in enumerate(x.shape))
    scale, zero = width.reshape(shape), zero.reshape(shape).astype("int32")
    return np.clip(np.rint(x * (1 / scale)) + zero, -128, 127).astype("int8"), scale, zero


def dequantize(q, scale, zero_point):
    return scale * q - scale * zero_point
