import numpy as np


def avg_pool2d(x, kernel_size, stride=None, padding=0, count_include_pad=True):
    stride = kernel_size if stride is None else stride
    (kh, kw), (sh, sw), (ph, pw) = (v if isinstance(v, tuple) else (v, v) for v in (kernel_size, stride, padding))
    if not np.issubdtype(x.dtype, np.floating):
        x = x.astype(float)
    border = ((0, 0), (0, 0), (ph, ph), (pw, pw))

    def windows(a):
        return np.lib.stride_tricks.sliding_window_view(np.pad(a, border), (kh, kw), axis=(2, 3))[:, :, ::sh, ::sw]

    if count_include_pad:
        return windows(x).mean(axis=(4, 5))
    return windows(x).sum(axis=(4, 5)) / windows(np.ones_like(x)).sum(axis=(4, 5))
