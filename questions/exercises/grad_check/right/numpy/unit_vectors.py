import numpy as np


def numeric_grad(f, x, eps=1e-5):
    x = np.asarray(x).astype(np.float64)
    grad = np.empty(x.size)
    for k in range(x.size):
        e = np.zeros(x.size)
        e[k] = eps
        e = e.reshape(x.shape)
        grad[k] = (f(x + e) - f(x - e)) / (2 * eps)
    return grad.reshape(x.shape)
