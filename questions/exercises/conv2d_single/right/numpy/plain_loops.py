import numpy as np


def conv2d_single(image, kernel, bias=0.0, stride=1, padding=0):
    H, W = image.shape
    kh, kw = kernel.shape
    rows = []
    for top in range(-padding, H + padding - kh + 1, stride):
        row = []
        for left in range(-padding, W + padding - kw + 1, stride):
            total = float(bias)
            for u in range(kh):
                for v in range(kw):
                    if 0 <= top + u < H and 0 <= left + v < W:
                        total += float(image[top + u, left + v]) * float(kernel[u, v])
            row.append(total)
        rows.append(row)
    return np.array(rows, dtype=image.dtype)
