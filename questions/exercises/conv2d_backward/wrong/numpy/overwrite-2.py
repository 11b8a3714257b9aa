import numpy as np


def conv2d_backward(dy, x, weight, stride=1, padding=0):
    N, C, H, W = x.shape
    F, _, kh, kw = weight.shape
    Ho, Wo = dy.shape[2:]
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dxp = np.zeros_like(xp)
    dw = np.zeros_like(weight)
    for u in range(kh):
        for v in range(kw):
            rows = slice(u, u + stride * (Ho - 1) + 1, stride)
            cols = slice(v, v + stride * (Wo - 1) + 1, stride)
            dw[:, :, u, v] = np.tensordot(dy, xp[:, :, rows, cols], axes=([0, 2, 3], [0, 2, 3]))
            dxp[:, :, rows, cols] = np.einsum("nfij,fc->ncij", dy, weight[:, :, u, v])
    dx = dxp[:, :, padding : padding + H, padding : padding + W]
    db = dy.sum(axis=(0, 2, 3))
    return dx, dw, db
