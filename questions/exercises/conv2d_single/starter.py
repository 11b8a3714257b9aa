def conv2d_single(image, kernel, bias=0.0, stride=1, padding=0):
    """Cross-correlation of one image with one kernel.

    image: (H, W); kernel: (kh, kw); bias: float; stride, padding: int. Returns (Ho, Wo) of image's dtype.
    """
    raise NotImplementedError
