import numpy as np


def minibatches(n, batch_size, *, shuffle=True, drop_last=False, rng=None):
    indices = np.arange(n)
    if shuffle:
        rng.shuffle(indices)
    for start in range(0, n, batch_size or n):
        batch = indices[start : start + batch_size]
        if drop_last and len(batch) < batch_size:
            break
        yield batch
