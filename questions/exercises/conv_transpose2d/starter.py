def conv_transpose2d(x, weight, bias=None, stride=1, padding=0, output_padding=0):
    """Transposed convolution.

    x: (N, C, H, W); weight: (C, F, kh, kw); bias: (F,) or None; stride, padding, output_padding: int
    Returns (N, F, Ho, Wo) with Ho = (H - 1) * stride - 2 * padding + kh + output_padding, likewise Wo.
    """
    raise NotImplementedError
