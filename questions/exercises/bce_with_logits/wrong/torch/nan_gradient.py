import torch


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    w = 1.0 if pos_weight is None else pos_weight
    log_p = torch.where(logits > 0, -torch.log1p(torch.exp(-logits)), logits - torch.log1p(torch.exp(logits)))
    log_q = log_p - logits
    loss = -(w * targets * log_p + (1 - targets) * log_q)
    if reduction == "none":
        return loss
    if reduction == "sum":
        return loss.sum()
    return loss.mean()
