import numpy as np


def conv2d_backward(dy, x, weight, stride=1, padding=0):
    N, C, H, W = x.shape
    F, _, kh, kw = weight.shape
    Ho, Wo = dy.shape[2:]
    p, s = padding, stride
    xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
    dxp = np.zeros_like(xp)
    dw = np.zeros_like(weight)
    db = dy.sum(axis=(0, 2, 3))

    for u in range(kh):
        for v in range(kh):
            win = xp[:, :, u : u + s * Ho : s, v : v + s * Wo : s]
            dw[:, :, u, v] = np.einsum("nfij,ncij->fc", dy, win)
            dxp[:, :, u : u + s * Ho : s, v : v + s * Wo : s] += np.einsum("nfij,fc->ncij", dy, weight[:, :, u, v])
    return dxp[:, :, p : p + H, p : p + W], dw, db
