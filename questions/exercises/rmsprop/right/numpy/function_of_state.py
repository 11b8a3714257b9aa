import numpy as np


class RMSprop:
    def __init__(self, params, lr=1e-2, *, alpha=0.99, eps=1e-8, momentum=0.0, centered=False):
        self.params, self.lr = list(params), lr
        self.alpha, self.eps, self.momentum, self.centered = alpha, eps, momentum, centered
        self.state = [(0.0, 0.0, 0.0)] * len(self.params)

    def _next(self, g, square, mean, velocity):
        square = square + (1 - self.alpha) * (g * g - square)
        mean = mean + (1 - self.alpha) * (g - mean)
        spread = square - mean * mean if self.centered else square
        velocity = self.momentum * velocity + g / (np.sqrt(np.maximum(spread, 0.0)) + self.eps)
        return square, mean, velocity

    def step(self, grads):
        self.state = [self._next(np.array(g), *state) for g, state in zip(grads, self.state)]
        for p, (_, _, velocity) in zip(self.params, self.state):
            p[...] = p - self.lr * velocity
