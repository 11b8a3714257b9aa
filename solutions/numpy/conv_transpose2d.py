"""Transposed convolution. Source: Dumoulin and Visin, "A guide to convolution arithmetic", 2016, chapter 4."""

import numpy as np


def conv_transpose2d(x, weight, bias=None, stride=1, padding=0, output_padding=0):
    """x (N, C, H, W), weight (C, F, kh, kw), bias (F,) -> (N, F, Ho, Wo), Ho = (H - 1)s - 2p + kh + output_padding."""
    (N, _, H, W), (_, F, kh, kw), s, p = x.shape, weight.shape, stride, padding
    high, wide = (H - 1) * s + kh + output_padding, (W - 1) * s + kw + output_padding
    y = np.zeros((N, F, high, wide), dtype=x.dtype)  # before it is cropped
    for u in range(kh):
        for v in range(kw):
            spread = y[:, :, u : u + s * H : s, v : v + s * W : s]  # where tap (u, v) puts every input
            spread += np.einsum("ncij,cf->nfij", x, weight[:, :, u, v])  # (N, F, H, W)
    y = y[:, :, p : high - p, p : wide - p]  # (N, F, Ho, Wo)
    return y if bias is None else y + bias[:, None, None]
