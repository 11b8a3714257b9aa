import numpy as np


def conv_transpose2d(x, weight, bias=None, stride=1, padding=0, output_padding=0):
    N, C, H, W = x.shape
    _, F, kh, kw = weight.shape
    Ho = (H - 1) * stride - 2 * padding + kh + output_padding
    Wo = (W - 1) * stride - 2 * padding + kw + output_padding
    full = np.zeros((N, F, Ho + 2 * padding, Wo + 2 * padding), dtype=x.dtype)
    for i in range(H):
        for j in range(W):
            top, left = i * stride, j * stride
            full[:, :, top : top + kh, left : left + kw] += np.einsum("nc,cfuv->nfuv", x[:, :, i, j], weight)
    y = full[:, :, padding : padding + Ho, padding : padding + Wo]
    return y
