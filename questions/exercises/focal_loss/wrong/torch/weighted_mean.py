import torch
from torch.nn.functional import logsigmoid


def focal_loss(logits, targets, *, alpha=0.25, gamma=2.0, reduction="mean"):
    z_t = torch.where(targets == 1, logits, -logits)
    nll = -logsigmoid(z_t)
    modulator = torch.sigmoid(-z_t) ** gamma
    loss = modulator * nll
    weight = torch.ones_like(loss) if alpha is None else targets * alpha + (1 - targets) * (1 - alpha)
    loss = loss * weight

    if reduction == "none":
        return loss
    return loss.sum() if reduction == "sum" else loss.sum() / weight.sum()
