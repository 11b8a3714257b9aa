import math

import numpy as np


class OnlineSoftmax:
    __slots__ = ("top", "total", "sums")

    def __init__(self):
        self.top, self.total, self.sums = float("-inf"), 0.0, None

    def update(self, scores, values):
        if self.sums is None:
            self.sums = [0.0] * values.shape[1]
        for score, row in zip(scores.tolist(), values.tolist()):
            if score == float("-inf"):
                continue
            if score > self.top:
                factor = math.exp(self.top - score)
                self.total *= factor
                self.sums = [s * factor for s in self.sums]
                self.top = score
            weight = math.exp(score - self.top)
            self.total += weight
            self.sums = [s + weight * v for s, v in zip(self.sums, row)]

    def result(self):
        if not self.total:
            return np.array(self.sums), float("-inf")
        return np.array(self.sums) / self.total, self.top + math.log(self.total)
