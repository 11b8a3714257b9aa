import numpy as np


class OnlineSoftmax:
    def __init__(self):
        self.m = -np.inf
        self.l = 0.0
        self.acc = None

    def update(self, scores, values):
        if self.acc is None:
            self.acc = np.zeros(values.shape[1])
        m_new = max(self.m, np.max(scores))
        if m_new == -np.inf:
            return
        scale = np.exp(self.m - m_new)
        p = np.exp(scores - m_new)
        self.l = self.l * scale + np.sum(p)
        self.acc = self.acc * scale + p @ values
        self.m = m_new

    def result(self):
        if self.l == 0:
            return np.zeros_like(self.acc), -np.inf
        return self.acc / self.l, np.log(self.l)
