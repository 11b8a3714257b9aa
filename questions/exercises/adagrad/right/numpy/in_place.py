import numpy as np


class Adagrad:
    def __init__(self, params, lr=1e-2, *, eps=1e-10):
        self.params, self.lr, self.eps = params, lr, eps
        self.sums = None

    def step(self, grads):
        if self.sums is None:
            self.sums = [np.zeros(g.shape, g.dtype) for g in grads]
        for k in range(len(grads)):
            s = self.sums[k]
            np.add(s, np.square(grads[k]), out=s)
            scale = np.sqrt(s)
            scale += self.eps
            np.subtract(self.params[k], self.lr * (grads[k] / scale), out=self.params[k])
