import numpy as np


def smoothed_cross_entropy(logits, target, *, smoothing=0.1, ignore_index=-100):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    C = logits.shape[1]
    kept = target != ignore_index
    t = np.where(kept, target, 0)
    nll = -log_p[np.arange(len(t)), t]
    uniform = -log_p.mean(axis=1)
    one_hot = np.eye(C)[t]
    q = (1 - smoothing) * one_hot + smoothing / C * (1 - one_hot)
    loss = -(q * log_p).sum(axis=1)
    loss = np.where(kept, loss, 0)
    return loss.sum() / kept.sum()
