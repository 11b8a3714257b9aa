import numpy as np


def smoothed_cross_entropy(logits, target, *, smoothing=0.1, ignore_index=-100):
    keep = target != ignore_index
    z, t = logits[keep], target[keep]
    m = z.max(1)
    lse = m + np.log(np.exp(z - m[:, None]).sum(1))
    hard = lse - z[np.arange(len(t)), t]
    return ((1 - smoothing) * hard - smoothing * z.mean(1)).mean()
