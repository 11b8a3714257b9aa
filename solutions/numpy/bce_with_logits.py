"""Binary cross-entropy from logits. Convention: torch.nn.functional.binary_cross_entropy_with_logits."""

import numpy as np


def bce_with_logits(z, y, *, pos_weight=None, reduction="mean"):
    """z, y (..., C), pos_weight None, float or (C,) -> scalar, or (..., C) for "none"."""
    w = 1 if pos_weight is None else pos_weight
    # -log s(z) = log(1 + exp(-z)) = logaddexp(0, -z), and -log(1 - s(z)) = -log s(-z)
    loss = w * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)  # (..., C)
    if reduction == "none":
        return loss
    return loss.sum() if reduction == "sum" else loss.mean()
