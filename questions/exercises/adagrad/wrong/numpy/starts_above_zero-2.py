import numpy as np


class Adagrad:
    def __init__(self, params, lr=1e-2, *, eps=1e-10):
        self.params = params
        self.lr = lr
        self.eps = eps
        self.acc = [np.full_like(p, 1.0) for p in params]

    def step(self, grads):
        for i, (p, g) in enumerate(zip(self.params, grads)):
            self.acc[i] = self.acc[i] + g * g
            p -= self.lr * g / (np.sqrt(self.acc[i]) + self.eps)
