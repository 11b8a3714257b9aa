import numpy as np


def conv_transpose2d(x, weight, bias=None, stride=1, padding=0, output_padding=0):
    N, C, H, W = x.shape
    _, F, kh, kw = weight.shape
    Ho = (H - 1) * stride - 2 * padding + kh + output_padding
    Wo = (W - 1) * stride - 2 * padding + kw + output_padding
    full = np.zeros((N, F, Ho + 2 * padding, Wo + 2 * padding), dtype=x.dtype)
    for u in range(kh):
        for v in range(kw):
            rows = slice(u, u + stride * (H - 1) + 1, stride)
            cols = slice(v, v + stride * (W - 1) + 1, stride)
            for c in range(C):
                for f in range(F):
                    full[:, f, rows, cols] = x[:, c] * weight[c, f, u, v]
    y = full[:, :, padding : padding + Ho, padding : padding + Wo]
    if bias is not None:
        y = y + bias.reshape(1, -1, 1, 1)
    return y
