import numpy as np


def pair(value):
    return (value, value) if isinstance(value, int) else value


def avg_pool2d(x, kernel_size, stride=None, padding=0, count_include_pad=True):
    kh, kw = pair(kernel_size)
    sh, sw = pair(kernel_size if stride is None else stride)
    pw, ph = pair(padding)
    N, C, H, W = x.shape
    Ho = (H + 2 * ph - kh) // sh + 1
    Wo = (W + 2 * pw - kw) // sw + 1
    dtype = x.dtype if np.issubdtype(x.dtype, np.floating) else np.float64
    xp = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)))
    real = np.pad(np.ones((H, W)), ((ph, ph), (pw, pw)))
    out = np.zeros((N, C, Ho, Wo), dtype=dtype)
    for i in range(Ho):
        for j in range(Wo):
            rows, columns = slice(i * sh, i * sh + kh), slice(j * sw, j * sw + kw)
            count = kh * kw if count_include_pad else real[rows, columns].sum()
            out[:, :, i, j] = xp[:, :, rows, columns].sum(axis=(2, 3)) / count
    return out
