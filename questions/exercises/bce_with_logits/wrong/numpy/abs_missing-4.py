import numpy as np


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    w = 1.0 if pos_weight is None else pos_weight
    log_p = -np.log(1 + np.exp(-logits))
    log_q = -np.log(1 + np.exp(logits))
    loss = -(w * targets * log_p + (1 - targets) * log_q)
    if reduction == "none":
        return loss
    if reduction == "sum":
        return loss.sum()
    return loss.mean()
