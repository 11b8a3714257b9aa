"""Mini-batches of one epoch. Convention: torch.utils.data.DataLoader."""

import numpy as np


def minibatches(n, batch_size, *, shuffle=True, drop_last=False, rng=None):
    """Index batches, each (batch_size,) but perhaps the last."""
    if batch_size < 1:
        raise ValueError(f"a batch of {batch_size}")
    order = rng.permutation(n) if shuffle else np.arange(n)  # (n,)
    end = n - n % batch_size if drop_last else n
    return [order[i : min(i + batch_size, end)] for i in range(0, end, batch_size)]
