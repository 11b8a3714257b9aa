import numpy as np


class RAdam:
    """The scale of the step first, for all parameters together."""

    def __init__(self, params, lr=1e-3, *, betas=(0.9, 0.999), eps=1e-8):
        self.params, self.lr, self.eps = list(params), lr, eps
        self.b1, self.b2 = betas
        self.calls = 0
        self.first = [0.0] * len(self.params)
        self.second = [0.0] * len(self.params)

    def _rectification(self):
        """r_t, or None where the variance is not tractable."""
        t, b2 = self.calls, self.b2
        longest = (1 + b2) / (1 - b2)
        length = longest - 2 * t / (b2**-t - 1)
        if length <= 5:
            return None
        return ((length - 4) / (longest - 4) * (length - 2) / (longest - 2) * longest / length) ** 0.5

    def step(self, grads):
        self.calls += 1
        r = self._rectification()
        for k, g in enumerate(grads):
            self.first[k] = self.first[k] + (1 - self.b1) * (g - self.first[k])
            self.second[k] = self.second[k] + (1 - self.b2) * (np.square(g) - self.second[k])
            move = self.first[k] / (1 - self.b1**self.calls)
            if r is not None:
                # eps beside the corrected root, as in Adam
                move = r * move / (np.sqrt(self.second[k] / (1 - self.b2**self.calls)) + self.eps)
            self.params[k][...] = self.params[k] - self.lr * move
