import numpy as np


def numeric_grad(f, x, eps=1e-5):
    work = x if x.dtype == np.float64 else np.ascontiguousarray(x, dtype=np.float64).reshape(x.shape)
    grad = np.zeros_like(work)
    entries = np.nditer(work, flags=["multi_index", "zerosize_ok"])
    while not entries.finished:
        index = entries.multi_index
        old = work[index]
        work[index] += eps
        grad[index] += f(work)
        work[index] -= 2 * eps
        grad[index] -= f(work)
        work[index] = old
        entries.iternext()
    return grad / (2 * eps)
