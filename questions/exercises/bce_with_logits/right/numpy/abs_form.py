import numpy as np


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    z, y = logits, targets
    loss = np.maximum(-z, 0) + np.log1p(np.exp(-np.abs(z)))  # softplus(-z)
    if pos_weight is not None:
        loss = loss * (1 + (pos_weight - 1) * y)
    loss = loss + (1 - y) * z
    return {"none": loss, "sum": np.sum(loss), "mean": np.mean(loss)}[reduction]
