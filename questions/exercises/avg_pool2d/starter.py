def avg_pool2d(x, kernel_size, stride=None, padding=0, count_include_pad=True):
    """Average pooling.

    x: (N, C, H, W), floats or integers; kernel_size, stride, padding: int or (vertical, horizontal)
    stride None = kernel_size. Returns (N, C, Ho, Wo): x's dtype for floats, float64 for integers.
    """
    raise NotImplementedError
