import numpy as np


class Dropout:
    """Keeps the places that were dropped."""

    def __init__(self, p):
        if p < 0 or p > 1:
            raise ValueError("p")
        self.p = p

    def forward(self, x, training, rng):
        self.active = training
        if not training:
            return x.copy()
        self.dropped = rng.uniform(size=x.shape[::-1]).T < self.p
        return self._apply(x)

    def _apply(self, a):
        out = np.array(a, dtype=float)
        out[self.dropped] = 0
        kept = ~self.dropped
        out[kept] = out[kept] / (1 - self.p) if kept.any() else 0
        return out

    def backward(self, dy):
        return self._apply(dy) if self.active else dy
