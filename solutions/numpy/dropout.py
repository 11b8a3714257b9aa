"""Inverted dropout. Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", 2014."""

import numpy as np


class Dropout:
    """p: probability of dropping an entry."""

    def __init__(self, p):
        if not 0 <= p <= 1:
            raise ValueError(f"p = {p} is no probability")
        self.p = p
        self.scale = 1 / (1 - p) if p < 1 else 0.0  # keeps the expectation: E[mask] = 1

    def forward(self, x, training, rng):
        """x (...) -> (...)."""
        self.mask = np.ones_like(x)  # (...)
        if training:
            self.mask = (rng.random(x.shape) >= self.p) * np.asarray(self.scale, x.dtype)
        return x * self.mask

    def backward(self, dy):
        """dy (...) -> dx (...): the layer is linear, and its own transpose."""
        return dy * self.mask
