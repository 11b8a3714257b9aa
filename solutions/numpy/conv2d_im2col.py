"""Convolution as one matrix product (im2col). Source: Chellapilla, Puri and Simard, 2006."""

import numpy as np


def conv2d_im2col(x, weight, bias=None, stride=1, padding=0):
    """x (N, C, H, W), weight (F, C, kh, kw), bias (F,) -> cols (N, C*kh*kw, L), y (N, F, Ho, Wo), L = Ho*Wo."""
    (N, C, H, W), (F, _, kh, kw), s = x.shape, weight.shape, stride
    Ho, Wo = (H + 2 * padding - kh) // s + 1, (W + 2 * padding - kw) // s + 1
    x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))  # (N, C, H + 2p, W + 2p)
    # Row (c, u, v) of cols: what tap (u, v) of channel c reads at every output position.
    taps = [
        x[:, :, u : u + s * Ho : s, v : v + s * Wo : s] for u in range(kh) for v in range(kw)
    ]  # (N, C, Ho, Wo) each
    cols = np.stack(taps, 2).reshape(N, C * kh * kw, Ho * Wo)
    y = weight.reshape(F, -1) @ cols  # (N, F, L)
    if bias is not None:
        y = y + bias[:, None]
    return cols, y.reshape(N, F, Ho, Wo)
