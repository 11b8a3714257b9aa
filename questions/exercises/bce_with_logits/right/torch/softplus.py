import torch.nn.functional as F


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    up, down = F.softplus(-logits), F.softplus(logits)
    if pos_weight is not None:
        up = up * pos_weight
    loss = targets * up + (1 - targets) * down
    if reduction == "none":
        return loss
    return loss.sum() if reduction == "sum" else loss.mean()
