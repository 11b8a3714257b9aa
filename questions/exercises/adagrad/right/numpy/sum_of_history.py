import numpy as np


class Adagrad:
    def __init__(self, params, lr=1e-2, *, eps=1e-10):
        self.params = list(params)
        self.lr = lr
        self.eps = eps
        self.history = [[] for _ in self.params]

    def step(self, grads):
        for p, g, past in zip(self.params, grads, self.history):
            past.append(np.array(g, dtype=np.float64))
            norm = np.linalg.norm(np.stack(past), axis=0)
            p[...] = p - self.lr * g / (norm + self.eps)
