import numpy as np


def minibatches(n, batch_size, *, shuffle=True, drop_last=False, rng=None):
    if batch_size < 1:
        raise ValueError("batch_size")
    order = rng.permutation(n) if shuffle else np.arange(n)
    batches = [order[i : i + batch_size] for i in range(0, n, batch_size)]
    return batches[:-1] if drop_last else batches
