import numpy as np


def conv2d_single(image, kernel, bias=0.0, stride=1, padding=0):
    H, W = image.shape
    kh, kw = kernel.shape
    Ho = (H + 2 * padding - kh) // stride + 1
    Wo = Ho
    x = np.pad(image, padding)
    out = np.zeros((Ho, Wo), dtype=image.dtype)
    for i in range(Ho):
        for j in range(Wo):
            total = 0
            for u in range(kh):
                for v in range(kw):
                    total += x[i * stride + u, j * stride + v] * kernel[u, v]
            out[i, j] = total + bias
    return out
