import numpy as np


class AdamW:
    def __init__(self, params, lr=1e-3, *, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
        self.lr = lr
        self._p = list(params)
        self._m = [p * 0 for p in self._p]
        self._v = [p * 0 for p in self._p]
        self._hyper = betas, eps, weight_decay
        self._t = 0

    def step(self, grads):
        (a, b), eps, wd = self._hyper
        self._t += 1
        c1, c2 = -np.expm1(self._t * np.log(a)), -np.expm1(self._t * np.log(b))
        for i, g in enumerate(grads):
            self._m[i] = self._m[i] + (1 - a) * (g - self._m[i])
            self._v[i] = self._v[i] + (1 - b) * (np.square(g) - self._v[i])
            move = (self._m[i] / c1) / (np.sqrt(self._v[i] / c2) + eps)
            np.subtract(self._p[i], self.lr * (wd * self._p[i] + move), out=self._p[i])
