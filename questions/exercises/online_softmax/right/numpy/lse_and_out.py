import numpy as np


class OnlineSoftmax:
    """Keeps the normalised output and the log of the sum, and merges each chunk into them."""

    def __init__(self):
        self.lse = -np.inf
        self.out = np.zeros(())

    def update(self, scores, values):
        top = scores.max()
        if np.isneginf(top):
            self.out = self.out + np.zeros(values.shape[1:])
            return
        weights = np.exp(scores - top)
        chunk_lse = top + np.log(weights.sum())
        chunk_out = np.einsum("c,cd->d", weights, values) / weights.sum()
        lse = np.logaddexp(self.lse, chunk_lse)
        self.out = np.exp(self.lse - lse) * self.out + np.exp(chunk_lse - lse) * chunk_out
        self.lse = lse

    def result(self):
        return self.out.copy(), float(self.lse)
