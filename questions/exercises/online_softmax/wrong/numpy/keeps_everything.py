import numpy as np


class OnlineSoftmax:
    def __init__(self):
        self.scores, self.values = [], []

    def update(self, scores, values):
        self.scores.append(scores.copy())
        self.values.append(values.copy())

    def result(self):
        s, v = np.concatenate(self.scores), np.concatenate(self.values)
        m = s.max()
        if m == -np.inf:
            return np.zeros(v.shape[1]), -np.inf
        p = np.exp(s - m)
        return (p / p.sum()) @ v, m + np.log(p.sum())
