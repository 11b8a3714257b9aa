import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def conv2d_backward(dy, x, weight, stride=1, padding=0):
    N, C, H, W = x.shape
    F, _, kh, kw = weight.shape
    Ho, Wo = dy.shape[2:]
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    Hp, Wp = xp.shape[2:]
    spread = np.zeros((N, F, stride * (Ho - 1) + 1, stride * (Wo - 1) + 1), dtype=dy.dtype)
    spread[:, :, ::stride, ::stride] = dy
    windows = sliding_window_view(xp, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]
    dw = np.einsum("nfij,ncijuv->fcuv", dy, windows)
    wide = np.pad(spread, ((0, 0), (0, 0), (kh - 1, kh - 1), (kw - 1, kw - 1)))
    windows = sliding_window_view(wide, (kh, kw), axis=(2, 3))
    dxp = np.einsum("nfhwuv,fcuv->nchw", windows, weight[:, :, ::-1, ::-1])
    return dxp[:, :, padding : dxp.shape[2] - padding, padding : dxp.shape[3] - padding], dw, dy.sum((0, 2, 3))
