import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv2d_backward(dy, x, weight, stride=1, padding=0):
    N, C, H, W = x.shape
    F, _, kh, kw = weight.shape
    Ho, Wo = dy.shape[2:]
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    windows = sliding_window_view(xp, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]
    dw = np.einsum("nfij,ncijuv->fcuv", dy, windows)
    wide = np.pad(dy, ((0, 0), (0, 0), (kh - 1, kh - 1), (kw - 1, kw - 1)))
    windows = sliding_window_view(wide, (kh, kw), axis=(2, 3))
    full = np.einsum("nfhwuv,fcuv->nchw", windows, weight[:, :, ::-1, ::-1])
    dx = full[:, :, padding : full.shape[2] - padding, padding : full.shape[3] - padding]
    db = dy.sum(axis=(0, 2, 3))
    return dx, dw, db
