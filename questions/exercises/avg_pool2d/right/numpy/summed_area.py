import numpy as np


def _pair(v):
    return tuple(v) if isinstance(v, (tuple, list)) else (v, v)


def avg_pool2d(x, kernel_size, stride=None, padding=0, count_include_pad=True):
    kh, kw = _pair(kernel_size)
    sh, sw = _pair(kernel_size if stride is None else stride)
    ph, pw = _pair(padding)
    H, W = x.shape[-2:]
    out_dtype = x.dtype if np.issubdtype(x.dtype, np.floating) else np.float64
    # summed-area table over the padded image
    table = np.zeros(x.shape[:2] + (H + 2 * ph + 1, W + 2 * pw + 1))
    table[:, :, ph + 1 : ph + 1 + H, pw + 1 : pw + 1 + W] = x
    table = table.cumsum(2).cumsum(3)
    top = np.arange(0, H + 2 * ph - kh + 1, sh)
    left = np.arange(0, W + 2 * pw - kw + 1, sw)

    def corner(r, c):
        return table[:, :, r[:, None], c]

    total = corner(top + kh, left + kw) - corner(top, left + kw) - corner(top + kh, left) + corner(top, left)
    if count_include_pad:
        return (total / (kh * kw)).astype(out_dtype)
    rows = np.minimum(top + kh - ph, H) - np.maximum(top - ph, 0)
    cols = np.minimum(left + kw - pw, W) - np.maximum(left - pw, 0)
    return (total / np.outer(rows, cols)).astype(out_dtype)
