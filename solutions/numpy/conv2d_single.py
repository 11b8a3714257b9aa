"""One-channel convolution layer. Source: Dumoulin and Visin, "A guide to convolution arithmetic", 2016."""

import numpy as np


def conv2d_single(image, kernel, bias=0.0, stride=1, padding=0):
    """image (H, W), kernel (kh, kw) -> (Ho, Wo), with Ho = (H + 2p - kh) // s + 1. The kernel is not flipped."""
    kh, kw = kernel.shape
    x = np.pad(image, padding)  # (H + 2p, W + 2p)
    Ho, Wo = (x.shape[0] - kh) // stride + 1, (x.shape[1] - kw) // stride + 1
    y = np.empty((Ho, Wo), dtype=image.dtype)
    for i in range(Ho):
        for j in range(Wo):
            window = x[i * stride : i * stride + kh, j * stride : j * stride + kw]  # (kh, kw)
            y[i, j] = (window * kernel).sum() + bias
    return y
