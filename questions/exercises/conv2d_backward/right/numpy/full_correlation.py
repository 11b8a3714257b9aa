import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv2d_backward(dy, x, weight, stride=1, padding=0):
    """dy spread with gaps; dweight correlates it with x, dx is its full correlation with the turned kernel."""
    N, C, H, W = x.shape
    F, _, kh, kw = weight.shape
    Ho, Wo = dy.shape[2:]
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    Hp, Wp = xp.shape[2:]
    spread = np.zeros((N, F, Hp - kh + 1, Wp - kw + 1), dtype=dy.dtype)
    spread[:, :, ::stride, ::stride] = dy
    dw = np.einsum("nfij,ncuvij->fcuv", spread, sliding_window_view(xp, spread.shape[2:], axis=(2, 3)))
    wide = np.pad(spread, ((0, 0), (0, 0), (kh - 1, kh - 1), (kw - 1, kw - 1)))
    windows = sliding_window_view(wide, (kh, kw), axis=(2, 3))
    dxp = np.einsum("nfhwuv,fcuv->nchw", windows, weight[:, :, ::-1, ::-1])
    return dxp[:, :, padding : padding + H, padding : padding + W], dw, dy.sum((0, 2, 3))
