import numpy as np


def conv2d_single(image, kernel, bias=0.0, stride=1, padding=0):
    k = kernel.shape[0]
    x = np.pad(image, padding)
    ho = (x.shape[0] - k) // stride + 1
    wo = (x.shape[1] - k) // stride + 1
    y = np.full((ho, wo), bias, dtype=image.dtype)
    for i in range(ho):
        for j in range(wo):
            window = x[i * stride : i * stride + k, j * stride : j * stride + k]
            y[i, j] += (window * kernel).sum()
    return y
