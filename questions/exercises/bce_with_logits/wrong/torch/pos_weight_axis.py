import torch
import torch.nn.functional as F


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    w = torch.as_tensor(1.0 if pos_weight is None else pos_weight)
    if w.ndim == 1:
        w = w.reshape(-1, *[1] * (logits.ndim - 1))
    loss = w * targets * F.softplus(-logits) + (1 - targets) * F.softplus(logits)
    return loss if reduction == "none" else loss.sum() if reduction == "sum" else loss.mean()
