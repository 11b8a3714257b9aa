"""AdamW: the weights shrink by themselves, then Adam takes its step; the decay never meets the moments.

Source: Loshchilov, Hutter, "Decoupled Weight Decay Regularization", 2019, algorithm 2, with the decay multiplied by lr
and done first, as in torch.optim.AdamW.
"""

import torch


class AdamW:
    """params: list of float tensors, changed in place."""

    def __init__(self, params, lr=1e-3, *, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
        self.params = list(params)
        self.lr, self.betas, self.eps, self.weight_decay = lr, betas, eps, weight_decay
        self.m = [torch.zeros_like(p) for p in self.params]  # first moments
        self.v = [torch.zeros_like(p) for p in self.params]  # second moments, not centred
        self.t = 0  # calls of step

    @torch.no_grad()  # the update is not part of the graph, and leaves that require grad may change in place only here
    def step(self, grads):
        """grads: list aligned with params, each of its parameter's shape."""
        b1, b2 = self.betas
        self.t += 1
        for i, (p, g) in enumerate(zip(self.params, grads, strict=True)):
            p.mul_(1 - self.lr * self.weight_decay)
            self.m[i] = b1 * self.m[i] + (1 - b1) * g
            self.v[i] = b2 * self.v[i] + (1 - b2) * g**2
            m_hat = self.m[i] / (1 - b1**self.t)
            v_hat = self.v[i] / (1 - b2**self.t)
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))
