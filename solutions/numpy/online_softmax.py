"""Online softmax. Milakov & Gimelshein 2018, algorithm 3; Dao et al., "FlashAttention", 2022, for the output."""

import numpy as np


class OnlineSoftmax:
    """Running maximum m, sum l and output O, both relative to m."""

    def __init__(self):
        self.m, self.l, self.O = -np.inf, 0.0, 0.0

    def update(self, scores, values):
        """scores (c,), values (c, d)."""
        m = max(self.m, scores.max())
        base = m if m > -np.inf else 0.0  # nothing but masked scores so far: exp(-inf - 0) = 0
        rescale = np.exp(self.m - base)
        p = np.exp(scores - base)  # (c,)
        self.l = self.l * rescale + p.sum()
        self.O = self.O * rescale + p @ values  # (d,)
        self.m = m

    def result(self):
        """-> out (d,), lse."""
        if self.l == 0:
            return self.O * 0.0, -np.inf
        return self.O / self.l, self.m + np.log(self.l)
