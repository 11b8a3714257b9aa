import torch


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    w = 1.0 if pos_weight is None else pos_weight
    p = torch.sigmoid(logits)
    log_p, log_q = torch.log(p), torch.log(1 - p)
    loss = -(w * targets * log_p + (1 - targets) * log_q)
    if reduction == "none":
        return loss
    if reduction == "sum":
        return loss.sum()
    return loss.mean()
