import torch


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    w = 1.0 if pos_weight is None else pos_weight
    rest = torch.log1p(torch.exp(-logits))
    positive = torch.maximum(logits, torch.zeros_like(logits)) - logits + rest
    negative = torch.maximum(logits, torch.zeros_like(logits)) + rest
    loss = w * targets * positive + (1 - targets) * negative
    if reduction == "none":
        return loss
    if reduction == "sum":
        return loss.sum()
    return loss.mean()
