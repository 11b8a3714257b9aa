import numpy as np


def pair(value):
    return (value, value) if isinstance(value, int) else value


def conv2d_grouped(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    (sh, sw), (ph, pw), (dh, dw) = pair(stride), pair(padding), pair(dilation)
    N, C, H, W = x.shape
    F, Cg, kh, kw = weight.shape
    if C % groups or Cg != C // groups:
        raise ValueError("channels do not fit")
    Fg = F // groups
    Ho = (H + 2 * ph - dh * (kh - 1) - 1) // sh + 1
    Wo = (W + 2 * pw - dw * (kw - 1) - 1) // sw + 1
    xp = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)))
    maps = []
    for f in range(Fg * groups):
        g = f // Fg
        own = xp[:, g * Cg : (g + 1) * Cg]
        total = 0
        for u in range(kh):
            for v in range(kw):
                top, left = u * dh, v * dw
                part = own[:, :, top : top + (Ho - 1) * sh + 1 : sh, left : left + (Wo - 1) * sw + 1 : sw]
                total = total + (part * weight[f, :, u, v].reshape(-1, 1, 1)).sum(axis=1)
        maps.append(total if bias is None else total + bias[f])
    return np.stack(maps, axis=1)
