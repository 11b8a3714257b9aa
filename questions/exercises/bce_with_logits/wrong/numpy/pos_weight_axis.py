import numpy as np


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    w = 1.0 if pos_weight is None else np.asarray(pos_weight)
    if np.ndim(w) == 1:
        w = w.reshape(-1, *[1] * (logits.ndim - 1))
    loss = w * targets * np.logaddexp(0, -logits) + (1 - targets) * np.logaddexp(0, logits)
    return loss if reduction == "none" else loss.sum() if reduction == "sum" else loss.mean()
