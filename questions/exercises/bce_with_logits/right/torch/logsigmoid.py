import torch.nn.functional as F


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    weight = 1 if pos_weight is None else 1 + (pos_weight - 1) * targets
    loss = (1 - targets) * logits - weight * F.logsigmoid(logits)
    if reduction == "none":
        return loss
    return loss.sum() if reduction == "sum" else loss.sum() / loss.numel()
