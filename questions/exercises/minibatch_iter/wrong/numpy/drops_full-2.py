import numpy as np


def minibatches(n, batch_size, *, shuffle=True, drop_last=False, rng=None):
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")
    order = rng.permutation(n) if shuffle else np.arange(n)
    for start in range(0, n - batch_size if drop_last else n, batch_size):
        yield order[start : start + batch_size]
