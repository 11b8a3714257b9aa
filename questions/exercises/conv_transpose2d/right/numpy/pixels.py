import numpy as np


def conv_transpose2d(x, weight, bias=None, stride=1, padding=0, output_padding=0):
    """Pixel by pixel into an output that starts as the bias."""
    N, C, H, W = x.shape
    _, F, kh, kw = weight.shape
    Ho = (H - 1) * stride - 2 * padding + kh + output_padding
    Wo = (W - 1) * stride - 2 * padding + kw + output_padding
    y = np.zeros((N, F, Ho, Wo))
    if bias is not None:
        y += np.asarray(bias)[:, None, None]
    for i in range(H):
        for u in range(kh):
            row = i * stride - padding + u
            if not 0 <= row < Ho:
                continue
            for j in range(W):
                for v in range(kw):
                    column = j * stride - padding + v
                    if 0 <= column < Wo:
                        y[:, :, row, column] += x[:, :, i, j] @ weight[:, :, u, v]
    return y
