"""Dilated and grouped convolution. Source: Yu and Koltun, 2016 (dilation); Krizhevsky et al., 2012 (groups)."""

import numpy as np


def conv2d_grouped(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """x (N, C, H, W), weight (F, C/G, kh, kw), bias (F,) -> (N, F, Ho, Wo). Groups are blocks of channels."""
    (sh, sw), (ph, pw), (dh, dw) = pair(stride), pair(padding), pair(dilation)
    (N, C, H, W), (F, Cg, kh, kw), G = x.shape, weight.shape, groups
    if C % G or F % G or Cg != C // G:
        raise ValueError(f"{C} channels and {F} filters of {Cg} channels do not make {G} groups")
    x = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw))).reshape(N, G, Cg, H + 2 * ph, W + 2 * pw)
    weight = weight.reshape(G, F // G, Cg, kh, kw)
    Ho, Wo = (H + 2 * ph - dh * (kh - 1) - 1) // sh + 1, (W + 2 * pw - dw * (kw - 1) - 1) // sw + 1
    y = 0
    for u in range(kh):  # tap (u, v) reads the image shifted by (u*dh, v*dw), every stride-th pixel
        for v in range(kw):
            taps = x[..., u * dh : u * dh + sh * Ho : sh, v * dw : v * dw + sw * Wo : sw]  # (N, G, Cg, Ho, Wo)
            y = y + np.einsum("ngcij,gfc->ngfij", taps, weight[..., u, v])  # (N, G, F/G, Ho, Wo)
    y = y.reshape(N, F, Ho, Wo)
    return y if bias is None else y + bias.reshape(F, 1, 1)


def pair(value):
    return (value, value) if isinstance(value, int) else value
