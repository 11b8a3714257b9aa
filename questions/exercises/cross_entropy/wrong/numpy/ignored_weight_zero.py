import numpy as np


def cross_entropy(logits, target, *, weight=None, ignore_index=-100, reduction="mean"):
    n, c = logits.shape
    w = np.ones(c) if weight is None else weight.astype(float)
    if -c <= ignore_index < c:
        w = w.copy()
        w[ignore_index] = 0
    keep = target != ignore_index
    t = np.where(keep, target, 0)
    wt = np.where(keep, w[t], 0)
    m = logits.max(1, keepdims=True)
    lse = m[:, 0] + np.log(np.exp(logits - m).sum(1))
    loss = wt * (lse - logits[np.arange(n), t])
    return loss if reduction == "none" else loss.sum() if reduction == "sum" else loss.sum() / wt.sum()
