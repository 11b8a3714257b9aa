import torch


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    loss = torch.logaddexp(torch.zeros_like(logits), logits) - logits * targets
    if pos_weight is not None:
        loss = loss * (1 + (pos_weight - 1) * targets)
    if reduction == "none":
        return loss
    return loss.sum() if reduction == "sum" else loss.mean()
