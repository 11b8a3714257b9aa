import numpy as np


class Dropout:
    def __init__(self, p):
        if not (p >= 0 and p <= 1):
            raise ValueError(p)
        self.keep = 1.0 - p

    def forward(self, x, training, rng):
        self.factor = None
        if training and self.keep < 1:
            kept = rng.binomial(1, self.keep, size=x.size).reshape(x.shape)
            self.factor = kept / max(self.keep, 1e-300)
        return self.backward(x)

    def backward(self, dy):
        return dy if self.factor is None else dy * self.factor
