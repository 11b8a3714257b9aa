"""RAdam: Adam whose step is scaled down, or not adaptive at all, while its second moment rests on few gradients.

Source: Liu et al., "On the Variance of the Adaptive Learning Rate and Beyond", 2020, algorithm 2, with the threshold 5
and eps beside the uncorrected root, as in torch.optim.RAdam.
"""

import math

import torch


class RAdam:
    """params: list of float tensors, changed in place."""

    def __init__(self, params, lr=1e-3, *, betas=(0.9, 0.999), eps=1e-8):
        self.params = list(params)
        self.lr, self.betas, self.eps = lr, betas, eps
        self.m = [torch.zeros_like(p) for p in self.params]  # first moments
        self.v = [torch.zeros_like(p) for p in self.params]  # second moments, not centred
        self.t = 0  # calls of step

    @torch.no_grad()  # the update is not part of the graph, and leaves that require grad may change in place only here
    def step(self, grads):
        """grads: list aligned with params, each of its parameter's shape."""
        b1, b2 = self.betas
        self.t += 1
        rho_inf = 2 / (1 - b2) - 1  # length of the longest average, and of the one so far
        rho = rho_inf - 2 * self.t * b2**self.t / (1 - b2**self.t)
        for i, (p, g) in enumerate(zip(self.params, grads, strict=True)):
            self.m[i] = b1 * self.m[i] + (1 - b1) * g
            self.v[i] = b2 * self.v[i] + (1 - b2) * g**2
            update = self.m[i] / (1 - b1**self.t)
            if rho > 5:  # the variance of 1 / sqrt(v) is tractable
                r = math.sqrt((rho - 4) * (rho - 2) * rho_inf / ((rho_inf - 4) * (rho_inf - 2) * rho))
                update = r * update * math.sqrt(1 - b2**self.t) / (self.v[i].sqrt() + self.eps)
            p.sub_(self.lr * update)
