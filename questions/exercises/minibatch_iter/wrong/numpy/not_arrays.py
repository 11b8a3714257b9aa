import numpy as np


def minibatches(n, batch_size, *, shuffle=True, drop_last=False, rng=None):
    if batch_size < 1:
        raise ValueError("batch_size")
    order = list(range(n))
    if shuffle:
        rng.shuffle(order)
    for i in range(0, n, batch_size):
        batch = order[i : i + batch_size]
        if len(batch) < batch_size and drop_last:
            return
        yield batch
