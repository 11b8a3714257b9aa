def conv_info(h, w, cin, cout, k, *, stride=1, pad=0, dil=1, groups=1, bias=True):
    """Output size, parameters and multiply-adds of a 2-D convolution.

    k, stride, dil: int or (vertical, horizontal); pad: int, (vertical, horizontal) or (top, bottom, left, right)
    Returns (ho, wo, params, macs), ints. Raises ValueError if the kernel does not fit or groups do not divide.
    """
    raise NotImplementedError
