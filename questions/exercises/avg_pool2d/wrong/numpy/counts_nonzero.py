import numpy as np


def avg_pool2d(x, kernel_size, stride=None, padding=0, count_include_pad=True):
    (kh, kw), (ph, pw) = pair(kernel_size), pair(padding)
    sh, sw = pair(kernel_size if stride is None else stride)
    if not np.issubdtype(x.dtype, np.floating):
        x = x.astype(np.float64)
    x = np.pad(x, ((0, 0), (0, 0), (ph, ph), (pw, pw)))
    Ho, Wo = (x.shape[2] - kh) // sh + 1, (x.shape[3] - kw) // sw + 1
    y = np.empty((*x.shape[:2], Ho, Wo), x.dtype)
    for i in range(Ho):
        for j in range(Wo):
            rows, columns = slice(i * sh, i * sh + kh), slice(j * sw, j * sw + kw)
            count = kh * kw if count_include_pad else np.maximum((x[:, :, rows, columns] != 0).sum(axis=(2, 3)), 1)
            y[:, :, i, j] = x[:, :, rows, columns].sum(axis=(2, 3)) / count
    return y


def pair(value):
    return (value, value) if isinstance(value, int) else value
