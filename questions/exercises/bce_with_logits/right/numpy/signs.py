import numpy as np


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    with np.errstate(over="ignore"):
        up = np.where(logits > 0, np.log1p(np.exp(-logits)), np.log1p(np.exp(logits)) - logits)
    down = up + logits
    loss = targets * up * (1 if pos_weight is None else pos_weight) + (1 - targets) * down
    return loss if reduction == "none" else getattr(np, reduction)(loss)
