import numpy as np


def avg_pool2d(x, kernel_size, stride=None, padding=0, count_include_pad=True):
    """Without padding anything: windows are cut to the image."""
    kh, kw = np.broadcast_to(kernel_size, 2)
    sh, sw = np.broadcast_to(kernel_size if stride is None else stride, 2)
    ph, pw = np.broadcast_to(padding, 2)
    H, W = x.shape[2:]
    rows = []
    for top in range(-ph, H + ph - kh + 1, sh):
        row = []
        for left in range(-pw, W + pw - kw + 1, sw):
            part = x[:, :, max(top, 0) : top + kh, max(left, 0) : left + kw]
            total = part.astype(np.float64).sum(axis=(2, 3))
            row.append(total / (kh * kw if count_include_pad else part.shape[2] * part.shape[3]))
        rows.append(np.stack(row, axis=-1))
    out = np.stack(rows, axis=2)
    return out.astype(x.dtype) if x.dtype.kind == "f" else out
