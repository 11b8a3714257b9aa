import numpy as np


def smoothed_cross_entropy(logits, target, *, smoothing=0.1, ignore_index=-100):
    rows = target != ignore_index
    z, t = logits[rows], target[rows]
    n, c = z.shape
    q = np.full((n, c), smoothing / c)
    q[np.arange(n), t] += 1 - smoothing
    top = z.max(axis=1)
    lse = top + np.log(np.exp(z - top[:, None]).sum(axis=1))
    return float(np.mean(np.sum(q * (lse[:, None] - z), axis=1)))
