import numpy as np


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    w = 1.0 if pos_weight is None else pos_weight
    softplus = np.log(1 + np.exp(-logits))
    loss = (1 - targets) * logits + (1 + (w - 1) * targets) * softplus
    if reduction == "none":
        return loss
    if reduction == "sum":
        return loss.sum()
    return loss.mean()
