import numpy as np


def pair(value):
    return (value, value) if isinstance(value, int) else value


def conv2d_grouped(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    (sh, sw), (ph, pw), (dh, dw) = pair(stride), pair(padding), pair(dilation)
    N, C, H, W = x.shape
    F, Cg, kh, kw = weight.shape
    if C % groups or F % groups or Cg != C // groups:
        raise ValueError("channels and groups do not fit")
    Fg = F // groups
    Ho = (H + 2 * ph - kh) // sh + 1
    Wo = (W + 2 * pw - kw) // sw + 1
    xp = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)))
    out = np.zeros((N, F, Ho, Wo), dtype=x.dtype)
    for g in range(groups):
        for i in range(Ho):
            for j in range(Wo):
                rows = slice(i * sh, i * sh + dh * (kh - 1) + 1, dh)
                columns = slice(j * sw, j * sw + dw * (kw - 1) + 1, dw)
                window = xp[:, g * Cg : (g + 1) * Cg, rows, columns]
                own = weight[g * Fg : (g + 1) * Fg]
                out[:, g * Fg : (g + 1) * Fg, i, j] = np.einsum("ncuv,fcuv->nf", window, own)
    return out if bias is None else out + bias.reshape(1, -1, 1, 1)
