import torch


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    w = 1.0 if pos_weight is None else pos_weight
    rest = torch.log1p(torch.exp(-logits.abs()))
    log_p = -(rest + (-logits).clamp(min=0))
    log_q = -(rest + logits.clamp(min=0))
    loss = -(w * targets * log_p + (1 - targets) * log_q)
    if reduction == "none":
        return loss
    if reduction == "sum":
        return loss.sum()
    return loss.mean()
