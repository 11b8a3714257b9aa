def conv2d_backward(dy, x, weight, stride=1, padding=0):
    """Gradients of sum(dy * conv2d(x, weight, bias, stride, padding)), a cross-correlation with zero padding.

    dy: (N, F, Ho, Wo); x: (N, C, H, W); weight: (F, C, kh, kw); stride, padding: int
    Returns (dx, dweight, dbias), shaped as x, as weight, and (F,).
    """
    raise NotImplementedError
