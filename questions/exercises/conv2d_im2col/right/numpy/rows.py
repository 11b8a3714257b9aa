import numpy as np


def conv2d_im2col(x, weight, bias=None, stride=1, padding=0):
    """One row of cols at a time: a tap of the kernel reads a strided picture."""
    N, C, H, W = x.shape
    F, C, kh, kw = weight.shape
    p, s = padding, stride
    xp = np.zeros((N, C, H + 2 * p, W + 2 * p), dtype=x.dtype)
    xp[:, :, p : p + H, p : p + W] = x
    Ho, Wo = 1 + (H + 2 * p - kh) // s, 1 + (W + 2 * p - kw) // s
    cols = np.empty((N, C, kh, kw, Ho, Wo), dtype=x.dtype)
    for u in range(kh):
        for v in range(kw):
            cols[:, :, u, v] = xp[:, :, u : u + s * Ho : s, v : v + s * Wo : s]
    cols = cols.reshape(N, C * kh * kw, Ho * Wo)
    kernel = weight.reshape(F, C * kh * kw)
    out = np.empty((N, F, Ho, Wo), dtype=x.dtype)
    for n in range(N):
        out[n] = (kernel @ cols[n]).reshape(F, Ho, Wo)
        if bias is not None:
            out[n] += bias[:, None, None]
    return cols, out
