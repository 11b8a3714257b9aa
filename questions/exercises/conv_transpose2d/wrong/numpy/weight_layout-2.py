import numpy as np


def conv_transpose2d(x, weight, bias=None, stride=1, padding=0, output_padding=0):
    N, _, H, W = x.shape
    F, C, kh, kw = weight.shape
    Ho = (H - 1) * stride - 2 * padding + kh + output_padding
    Wo = (W - 1) * stride - 2 * padding + kw + output_padding
    full = np.zeros((N, F, Ho + 2 * padding, Wo + 2 * padding), dtype=x.dtype)
    for n in range(N):
        for c in range(C):
            for f in range(F):
                for i in range(H):
                    for j in range(W):
                        top, left = i * stride, j * stride
                        full[n, f, top : top + kh, left : left + kw] += x[n, c, i, j] * weight[f, c]
    y = full[:, :, padding : padding + Ho, padding : padding + Wo]
    if bias is not None:
        for f in range(F):
            y[:, f] += bias[f]
    return y
