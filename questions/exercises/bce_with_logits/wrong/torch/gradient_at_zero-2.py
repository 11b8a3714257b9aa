import torch


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    w = 1.0 if pos_weight is None else pos_weight
    rest = torch.log1p(torch.exp(-logits.abs()))
    loss = (1 - targets) * logits + (1 + (w - 1) * targets) * (rest + torch.relu(-logits))
    if reduction == "none":
        return loss
    if reduction == "sum":
        return loss.sum()
    return loss.mean()
