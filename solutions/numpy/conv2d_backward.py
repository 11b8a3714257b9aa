"""Convolution layer, backward. Source: Dumoulin and Visin, "A guide to convolution arithmetic", 2016, section 4."""

import numpy as np


def conv2d_backward(dy, x, weight, stride=1, padding=0):
    """dy (N, F, Ho, Wo), x (N, C, H, W), weight (F, C, kh, kw) -> dx, dweight (shapes of x, weight), dbias (F,)."""
    (H, W), (kh, kw), (Ho, Wo), s, p = x.shape[2:], weight.shape[2:], dy.shape[2:], stride, padding
    xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))  # (N, C, H + 2p, W + 2p)
    dxp, dw = np.zeros_like(xp), np.zeros_like(weight)
    for u in range(kh):
        for v in range(kw):
            # What tap (u, v) has read: a strided slice of the padded input, one value for every output position.
            read = np.s_[:, :, u : u + s * Ho : s, v : v + s * Wo : s]
            dw[:, :, u, v] = np.einsum("nfij,ncij->fc", dy, xp[read])  # (F, C)
            dxp[read] += np.einsum("nfij,fc->ncij", dy, weight[:, :, u, v])  # (N, C, Ho, Wo)
    return dxp[:, :, p : p + H, p : p + W], dw, dy.sum(axis=(0, 2, 3))
