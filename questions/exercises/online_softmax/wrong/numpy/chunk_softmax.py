import numpy as np


class OnlineSoftmax:
    def __init__(self):
        self.n = 0
        self.total = 0.0
        self.lse = -np.inf

    def update(self, scores, values):
        top = scores.max()
        self.n += 1
        if top == -np.inf:
            self.total = self.total + np.zeros(values.shape[1])
            return
        p = np.exp(scores - top)
        self.total = self.total + (p / p.sum()) @ values
        self.lse = np.logaddexp(self.lse, top + np.log(p.sum()))

    def result(self):
        return self.total / self.n, self.lse
