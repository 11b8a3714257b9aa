import math

import numpy as np


def softplus(z):
    return z + math.log1p(math.exp(-z)) if z > 0 else math.log1p(math.exp(z))


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    weight = np.broadcast_to(np.asarray(1.0 if pos_weight is None else pos_weight), logits.shape)
    loss = np.zeros(logits.shape, dtype=logits.dtype)
    for i in np.ndindex(*logits.shape):
        z, y = float(logits[i]), float(targets[i])
        loss[i] = weight[i] * y * softplus(-z) + (1 - y) * softplus(z)
    if reduction == "none":
        return loss
    total = float(loss.sum(dtype=np.float64))
    return total if reduction == "sum" else total / loss.size
