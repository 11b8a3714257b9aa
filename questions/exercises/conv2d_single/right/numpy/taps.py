import numpy as np


def conv2d_single(image, kernel, bias=0.0, stride=1, padding=0):
    (H, W), (kh, kw) = image.shape, kernel.shape
    x = np.zeros((H + 2 * padding, W + 2 * padding), dtype=image.dtype)
    x[padding : padding + H, padding : padding + W] = image
    rows, columns = H + 2 * padding - kh + 1, W + 2 * padding - kw + 1
    out = np.full((-(-rows // stride), -(-columns // stride)), bias, dtype=image.dtype)
    for u in range(kh):
        for v in range(kw):
            out += kernel[u, v] * x[u : u + rows : stride, v : v + columns : stride]
    return out
