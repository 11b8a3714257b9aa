import numpy as np


class Dropout:

    def __init__(self, p):
        if not 0 <= p <= 1:
            raise ValueError(f"p = {p} is no probability")
        self.p = p
        self.scale = 1 / (1 - p) if p < 1 else 0.0

    def forward(self, x, training, rng):
        self.mask = np.ones_like(x)
        if training:
            keep = np.ones(x.size)
            keep[rng.choice(x.size, int(self.p * x.size), replace=False)] = 0
            self.mask = keep.reshape(x.shape) * self.scale
        return x * self.mask

    def backward(self, dy):
        return dy * self.mask
