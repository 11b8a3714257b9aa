import numpy as np


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    w = 1.0 if pos_weight is None else pos_weight
    rest = np.log1p(np.exp(-logits))
    positive = np.maximum(logits, 0) - logits + rest
    negative = np.maximum(logits, 0) + rest
    loss = w * targets * positive + (1 - targets) * negative
    if reduction == "none":
        return loss
    if reduction == "sum":
        return loss.sum()
    return loss.mean()
