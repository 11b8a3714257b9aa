def conv2d_grouped(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Convolution layer with dilation and groups.

    x: (N, C, H, W); weight: (F, C/groups, kh, kw); bias: (F,) or None
    stride, padding, dilation: int or (vertical, horizontal). Returns (N, F, Ho, Wo) of x's dtype.
    Raises ValueError if channels and groups do not fit.
    """
    raise NotImplementedError
