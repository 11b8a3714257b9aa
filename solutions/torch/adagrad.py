"""AdaGrad: every coordinate's step is divided by the root of the sum of its squared gradients so far.

Source: Duchi, Hazan, Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", 2011,
the diagonal version of figure 1, with eps outside the root as in torch.optim.Adagrad.
"""

import torch


class Adagrad:
    """params: list of float tensors, changed in place."""

    def __init__(self, params, lr=1e-2, *, eps=1e-10):
        self.params = list(params)
        self.lr, self.eps = lr, eps
        self.s = [torch.zeros_like(p) for p in self.params]  # sums of squared gradients

    @torch.no_grad()  # the update is not part of the graph, and leaves that require grad may change in place only here
    def step(self, grads):
        """grads: list aligned with params, each of its parameter's shape."""
        for i, (p, g) in enumerate(zip(self.params, grads, strict=True)):
            self.s[i] = self.s[i] + g**2
            p.sub_(self.lr * g / (self.s[i].sqrt() + self.eps))
