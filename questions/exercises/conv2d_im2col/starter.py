def conv2d_im2col(x, weight, bias=None, stride=1, padding=0):
    """Convolution by im2col and one matrix product.

    x: (N, C, H, W); weight: (F, C, kh, kw); bias: (F,) or None; stride, padding: int
    Returns (cols, y): (N, C*kh*kw, Ho*Wo) and (N, F, Ho, Wo).
    """
    raise NotImplementedError
