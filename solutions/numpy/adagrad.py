"""AdaGrad: every coordinate's step is divided by the root of the sum of its squared gradients so far.

Source: Duchi, Hazan, Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", 2011,
the diagonal version of figure 1, with eps outside the root as in torch.optim.Adagrad.
"""

import numpy as np


class Adagrad:
    """params: list of float arrays, changed in place."""

    def __init__(self, params, lr=1e-2, *, eps=1e-10):
        self.params = list(params)
        self.lr, self.eps = lr, eps
        self.s = [np.zeros_like(p) for p in self.params]  # sums of squared gradients

    def step(self, grads):
        """grads: list aligned with params, each of its parameter's shape."""
        for i, (p, g) in enumerate(zip(self.params, grads, strict=True)):
            self.s[i] = self.s[i] + g**2
            p[...] -= self.lr * g / (np.sqrt(self.s[i]) + self.eps)
