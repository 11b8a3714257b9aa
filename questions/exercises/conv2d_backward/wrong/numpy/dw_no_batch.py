import numpy as np


def conv2d_backward(dy, x, weight, stride=1, padding=0):
    N, C, H, W = x.shape
    F, _, kh, kw = weight.shape
    Ho, Wo = dy.shape[2:]
    xp = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    dxp = np.zeros_like(xp)
    dw = np.zeros_like(weight)
    db = np.zeros(F, dtype=dy.dtype)
    for n in range(N):
        for f in range(F):
            dw[f] = 0
            for i in range(Ho):
                for j in range(Wo):
                    g = dy[n, f, i, j]
                    h, w = i * stride, j * stride
                    dxp[n, :, h : h + kh, w : w + kw] += g * weight[f]
                    dw[f] += g * xp[n, :, h : h + kh, w : w + kw]
                    db[f] += g
    dx = dxp[:, :, padding : padding + H, padding : padding + W]
    return dx, dw, db
