import numpy as np


def numeric_grad(f, x, eps=1e-5):
    x = np.asarray(x, dtype=np.float64)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] -= eps
        down = f(x)
        x[i] += 2 * eps
        grad[i] = (f(x) - down) / (2 * eps)
        x[i] -= eps
    return grad
