import numpy as np


def smoothed_cross_entropy(logits, target, *, smoothing=0.1, ignore_index=-100):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    C = logits.shape[1]
    kept = target >= 0
    t = np.where(kept, target, 0)
    nll = -log_p[np.arange(len(t)), t]
    uniform = -log_p.mean(axis=1)
    loss = (1 - smoothing) * nll + smoothing * uniform
    loss = np.where(kept, loss, 0)
    return loss.sum() / kept.sum()
