"""RMSProp: the gradient divided by the root of a moving average of its square; options: momentum, centring.

Source: Tieleman, Hinton, "Lecture 6.5 - rmsprop", 2012; the centred form: Graves, "Generating Sequences With Recurrent
Neural Networks", 2013, eq. (38)-(41); conventions of torch.optim.RMSprop.
"""

import numpy as np


class RMSprop:
    """params: list of float arrays, changed in place."""

    def __init__(self, params, lr=1e-2, *, alpha=0.99, eps=1e-8, momentum=0.0, centered=False):
        self.params = list(params)
        self.lr, self.alpha, self.eps, self.mu, self.centered = lr, alpha, eps, momentum, centered
        self.v = [np.zeros_like(p) for p in self.params]  # averages of g**2
        self.a = [np.zeros_like(p) for p in self.params]  # averages of g
        self.b = [np.zeros_like(p) for p in self.params]  # velocities, free of lr

    def step(self, grads):
        """grads: list aligned with params, each of its parameter's shape."""
        for i, (p, g) in enumerate(zip(self.params, grads, strict=True)):
            self.v[i] = self.alpha * self.v[i] + (1 - self.alpha) * g**2
            self.a[i] = self.alpha * self.a[i] + (1 - self.alpha) * g
            d = self.v[i] - self.a[i] ** 2 if self.centered else self.v[i]
            self.b[i] = self.mu * self.b[i] + g / (np.sqrt(d) + self.eps)
            p[...] -= self.lr * self.b[i]
