import numpy as np


def minibatches(n, batch_size, *, shuffle=True, drop_last=False, rng=None):
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")
    indices = np.arange(n)
    if rng is None:
        rng = np.random.default_rng(0)
    rng.shuffle(indices)
    for start in range(0, n, batch_size):
        batch = indices[start : start + batch_size]
        if drop_last and len(batch) < batch_size:
            break
        yield batch
