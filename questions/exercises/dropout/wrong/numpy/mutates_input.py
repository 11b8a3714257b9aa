import numpy as np


class Dropout:
    def __init__(self, p):
        if p < 0 or p > 1:
            raise ValueError("p must be in [0, 1]")
        self.p = p
        self.mask = None

    def forward(self, x, training, rng):
        if not training:
            self.mask = None
            return x
        self.mask = rng.random(x.shape) >= self.p
        if self.p == 1:
            x[...] = 0
            return x
        x *= self.mask
        x /= 1 - self.p
        return x

    def backward(self, dy):
        if self.mask is None:
            return dy
        if self.p == 1:
            return np.zeros_like(dy)
        return np.where(self.mask, dy / (1 - self.p), 0.0)
