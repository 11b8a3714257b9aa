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
        return x * self.mask / np.float64(1 - self.p)

    def backward(self, dy):
        if self.mask is None:
            return dy
        return dy * self.mask / np.float64(1 - self.p)
