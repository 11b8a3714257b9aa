import numpy as np


class minibatches:
    """Draws at the first next()."""

    def __init__(self, n, batch_size, *, shuffle=True, drop_last=False, rng=None):
        self.left, self.size, self.drop = list(range(n)), batch_size, drop_last
        self.rng = rng if shuffle else None

    def __iter__(self):
        if self.size < 1:
            raise ValueError(self.size)
        if self.rng is not None:
            keys = self.rng.random(len(self.left))
            self.left = [index for _, index in sorted(zip(keys, self.left))]
        return self

    def __next__(self):
        if not self.left or (self.drop and len(self.left) < self.size):
            raise StopIteration
        batch, self.left = self.left[: self.size], self.left[self.size :]
        return np.array(batch, dtype=np.int32)
