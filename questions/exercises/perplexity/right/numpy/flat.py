import numpy as np


def perplexity(logits, targets, mask=None):
    keep = slice(None) if mask is None else mask.ravel()
    z = logits.reshape(-1, logits.shape[-1])[keep]
    t = targets.ravel()[keep]
    if t.size == 0:
        raise ValueError
    lse = np.logaddexp.reduce(z, axis=1)
    with np.errstate(over="ignore"):
        return np.exp(np.mean(lse - z[np.arange(t.size), t]))
