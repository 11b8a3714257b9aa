import torch


def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    # maximum shares the gradient of a tie, so that it is 1/2 at 0
    zero = torch.zeros_like(logits)
    rest = torch.log1p(torch.exp(-torch.abs(logits)))
    up, down = torch.maximum(-logits, zero) + rest, torch.maximum(logits, zero) + rest
    if pos_weight is not None:
        up = up * pos_weight
    loss = torch.lerp(down, up, targets)
    return loss if reduction == "none" else getattr(loss, reduction)()
