import numpy as np


def conv2d_im2col(x, weight, bias=None, stride=1, padding=0):
    N, C = x.shape[:2]
    F, _, kh, kw = weight.shape
    x = np.pad(x, [(0, 0), (0, 0), (padding, padding), (padding, padding)])
    windows = np.lib.stride_tricks.sliding_window_view(x, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]
    Ho, Wo = windows.shape[2:4]
    cols = windows.transpose(0, 1, 4, 5, 2, 3).reshape(N, C * kh * kw, Ho * Wo)
    y = np.einsum("fk,nkl->nfl", weight.reshape(F, -1), cols).reshape(N, F, Ho, Wo)
    return cols, y if bias is None else y + bias.reshape(1, F, 1, 1)
