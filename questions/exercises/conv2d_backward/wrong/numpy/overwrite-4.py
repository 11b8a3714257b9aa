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

    I = (np.arange(kh)[:, None] + s * np.arange(Ho)).reshape(kh, 1, Ho, 1)
    J = (np.arange(kw)[:, None] + s * np.arange(Wo)).reshape(1, kw, 1, Wo)
    dw = np.einsum("nfij,ncuvij->fcuv", dy, xp[:, :, I, J])
    dxp[:, :, I, J] += np.einsum("nfij,fcuv->ncuvij", dy, weight)
    return dxp[:, :, p : p + H, p : p + W], dw, db
