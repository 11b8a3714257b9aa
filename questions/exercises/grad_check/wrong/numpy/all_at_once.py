import numpy as np


def numeric_grad(f, x, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    grad = np.zeros(x.shape)
    grad[...] = (f(x + eps) - f(x - eps)) / (2 * eps)
    return grad
