import numpy as np


class Adagrad:
    def __init__(self, params, lr=1e-2, *, eps=1e-10):
        self.params = params
        self.lr = lr
        self.eps = eps
        self.acc = 0.0

    def step(self, grads):
        for i, (p, g) in enumerate(zip(self.params, grads)):
            self.acc = self.acc + g * g
            p -= self.lr * g / (np.sqrt(self.acc) + self.eps)
