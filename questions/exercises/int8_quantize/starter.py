def quantize(x, *, axis=None, symmetric=True):
    """Quantise to 8-bit integers.

    x: float array; axis: None (one scale) or the channel axis, which is kept
    Returns (q: int8, x's shape; scale; zero_point), the last two 0-d or of x's rank with size 1 except along axis.
    """
    raise NotImplementedError


def dequantize(q, scale, zero_point):
    """(q - zero_point) * scale, float."""
    raise NotImplementedError
