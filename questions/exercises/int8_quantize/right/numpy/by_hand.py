import numpy as np


def quantize(x, *, axis=None, symmetric=True):
    if axis is not None:
        moved = np.moveaxis(x, axis, 0)
        parts = [quantize(part, symmetric=symmetric) for part in moved]
        shape = np.ones(x.ndim, dtype=int)
        shape[axis] = x.shape[axis]
        q = np.moveaxis(np.stack([part[0] for part in parts]), 0, axis)
        return q, np.array([part[1] for part in parts]).reshape(shape), np.array([part[2] for part in parts]).reshape(shape)
    low, high = min(0.0, float(x.min())), max(0.0, float(x.max()))
    if symmetric:
        scale, zero = max(-low, high) / 127 or 1.0, 0
    else:
        scale = (high - low) / 255 or 1.0
        zero = int(round(-128 - low / scale))
    q = np.rint(x.astype(np.float64) / scale) + zero
    return q.clip(-128, 127).astype(np.int8), np.float64(scale), np.int32(zero)


def dequantize(q, scale, zero_point):
    return np.multiply(np.subtract(q, zero_point, dtype=float), scale)
