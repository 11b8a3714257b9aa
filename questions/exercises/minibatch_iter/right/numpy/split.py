import numpy as np


def minibatches(n, batch_size, *, shuffle=True, drop_last=False, rng=None):
    if batch_size <= 0:
        raise ValueError
    order = rng.permutation(n) if shuffle else np.arange(n)
    batches = np.split(order, np.arange(batch_size, n, batch_size)) if n else []
    if drop_last and batches and len(batches[-1]) < batch_size:
        batches.pop()
    return batches
