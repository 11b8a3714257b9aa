import numpy as np


class Adagrad:
    def __init__(self, params, lr=1e-2, *, eps=1e-10):
        self.params = params
        self.lr = lr
        self.eps = eps
        self.acc = 0.0

    def step(self, grads):
        self.acc += sum((g * g).sum() for g in grads)
        for i, (p, g) in enumerate(zip(self.params, grads)):
            p -= self.lr * g / (self.acc ** 0.5 + self.eps)
