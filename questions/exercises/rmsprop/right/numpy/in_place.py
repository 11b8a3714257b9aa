import numpy as np


class RMSprop:
    def __init__(self, params, lr=1e-2, *, alpha=0.99, eps=1e-8, momentum=0.0, centered=False):
        self.params = params
        self.lr = lr
        self.alpha, self.eps, self.momentum, self.centered = alpha, eps, momentum, centered
        self.square = {}
        self.mean = {}
        self.velocity = {}

    def step(self, grads):
        for k, g in enumerate(grads):
            square = self.square.setdefault(k, np.zeros(g.shape))
            square *= self.alpha
            square += (1.0 - self.alpha) * np.square(g)
            denominator = np.array(square)
            if self.centered:
                mean = self.mean.setdefault(k, np.zeros(g.shape))
                mean *= self.alpha
                mean += (1.0 - self.alpha) * g
                denominator -= np.square(mean)
            denominator = np.power(denominator, 0.5) + self.eps
            if self.momentum == 0.0:
                self.params[k] -= self.lr * (g / denominator)
            else:
                velocity = self.velocity.setdefault(k, np.zeros(g.shape))
                velocity *= self.momentum
                velocity += g / denominator
                self.params[k] -= self.lr * velocity
