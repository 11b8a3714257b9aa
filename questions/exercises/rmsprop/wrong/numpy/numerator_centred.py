import numpy as np


class RMSprop:
    def __init__(self, params, lr=1e-2, *, alpha=0.99, eps=1e-8, momentum=0.0, centered=False):
        self.params = params
        self.lr = lr
        self.alpha = alpha
        self.eps = eps
        self.momentum = momentum
        self.centered = centered
        self.v = [np.zeros_like(p) for p in params]
        self.a = [np.zeros_like(p) for p in params]
        self.b = [np.zeros_like(p) for p in params]

    def step(self, grads):
        for i, (p, g) in enumerate(zip(self.params, grads)):
            self.v[i] = self.alpha * self.v[i] + (1 - self.alpha) * g**2
            d = self.v[i]
            if self.centered:
                self.a[i] = self.alpha * self.a[i] + (1 - self.alpha) * g
                d = d - self.a[i] ** 2
                g = g - self.a[i]
            u = g / (np.sqrt(d) + self.eps)
            if self.momentum:
                self.b[i] = self.momentum * self.b[i] + u
                u = self.b[i]
            p -= self.lr * u
