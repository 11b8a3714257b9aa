import numpy as np


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    loss = np.maximum(logits, 0) - logits * targets + np.log1p(np.exp(-np.abs(logits)))
    if pos_weight is not None:
        loss = loss * (1 + (np.asarray(pos_weight) - 1) * targets)
    if reduction == "none":
        return loss
    return loss.sum() if reduction == "sum" else loss.mean()
