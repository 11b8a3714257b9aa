import numpy as np


class Adam:
    def __init__(self, shape, betas, eps):
        self.m, self.v = np.zeros(shape), np.zeros(shape)
        self.betas, self.eps, self.t = betas, eps, 0

    def direction(self, g):
        self.t += 1
        b1, b2 = self.betas
        self.m = b1 * self.m + (1 - b1) * g
        self.v = b2 * self.v + (1 - b2) * g**2
        root = np.sqrt(1 - b2**self.t)
        return root / (1 - b1**self.t) * self.m / (np.sqrt(self.v) + self.eps * root)


class AdamW:
    """A small Adam for each parameter."""

    def __init__(self, params, lr=1e-3, *, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
        self.params = params
        self.lr = lr
        self.weight_decay = weight_decay
        self.adams = [Adam(p.shape, betas, eps) for p in params]

    def step(self, grads):
        for p, g, adam in zip(self.params, grads, self.adams):
            np.multiply(p, 1 - self.lr * self.weight_decay, out=p)
            p[...] -= self.lr * adam.direction(g)
