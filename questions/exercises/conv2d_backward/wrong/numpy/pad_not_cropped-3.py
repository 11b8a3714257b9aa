import numpy as np


def conv2d_backward(dy, x, weight, stride=1, padding=0):
    N, C, H, W = x.shape
    F, _, kh, kw = weight.shape
    Ho, Wo = dy.shape[2:]
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dxp = np.zeros_like(xp)
    dw = np.zeros_like(weight)
    for i in range(Ho):
        for j in range(Wo):
            top, left = i * stride, j * stride
            window = xp[:, :, top : top + kh, left : left + kw]
            dw += np.einsum("nf,ncuv->fcuv", dy[:, :, i, j], window)
            dxp[:, :, top : top + kh, left : left + kw] += np.einsum("nf,fcuv->ncuv", dy[:, :, i, j], weight)
    dx = dxp[:, :, padding:, padding:]
    db = dy.sum(axis=(0, 2, 3))
    return dx, dw, db
