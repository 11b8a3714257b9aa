import numpy as np


def numeric_grad(f, x, eps=1e-5):
    x = np.array(x, dtype=np.float64 if x.dtype.kind == 'i' else x.dtype)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + eps
        up = f(x)
        x[i] = old - eps
        down = f(x)
        x[i] = old
        grad[i] = (up - down) / (2 * eps)
    return grad
