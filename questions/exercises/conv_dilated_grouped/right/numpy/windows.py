import numpy as np


def conv2d_grouped(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    s, p, d = (v if isinstance(v, tuple) else (v, v) for v in (stride, padding, dilation))
    N, C = x.shape[:2]
    F, Cg, kh, kw = weight.shape
    if C != Cg * groups or F % groups:
        raise ValueError("bad groups")
    span = d[0] * (kh - 1) + 1, d[1] * (kw - 1) + 1
    xp = np.pad(x, [(0, 0), (0, 0), (p[0], p[0]), (p[1], p[1])])
    windows = np.lib.stride_tricks.sliding_window_view(xp, span, axis=(2, 3))
    windows = windows[:, :, :: s[0], :: s[1], :: d[0], :: d[1]]
    windows = windows.reshape(N, groups, Cg, *windows.shape[2:])
    kernels = weight.reshape(groups, F // groups, Cg, kh, kw)
    y = np.einsum("ngcijuv,gfcuv->ngfij", windows, kernels)
    y = y.reshape(N, F, *y.shape[3:])
    return y if bias is None else y + bias[:, None, None]
