import numpy as np


class AdamW:
    """Decay and Adam step from the old value at once: the same as decaying first."""

    def __init__(self, params, lr=1e-3, *, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
        self.params, self.lr = list(params), lr
        self.b1, self.b2 = betas
        self.eps, self.weight_decay = eps, weight_decay
        self.power1 = self.power2 = 1.0
        self.first = [0.0] * len(self.params)
        self.second = [0.0] * len(self.params)

    def step(self, grads):
        self.power1 *= self.b1
        self.power2 *= self.b2
        for k, g in enumerate(grads):
            self.first[k] = self.first[k] + (1 - self.b1) * (g - self.first[k])
            self.second[k] = self.second[k] + (1 - self.b2) * (np.square(g) - self.second[k])
            mean = self.first[k] / (1 - self.power1)
            spread = np.sqrt(self.second[k] / (1 - self.power2))
            p = self.params[k]
            p[...] = p - self.lr * (mean / (spread + self.eps) + self.weight_decay * p)
