import torch
from torch.nn.functional import logsigmoid


def focal_loss(logits, targets, *, alpha=0.25, gamma=2.0, reduction="mean"):
    z_t = torch.where(targets == 1, logits, -logits)
    nll = -logsigmoid(z_t)
    modulator = torch.sigmoid(-z_t) ** gamma
    loss = modulator * nll
    if alpha is not None:
        loss = loss * (targets * alpha + (1 - targets))

    if reduction == "none":
        return loss
    return loss.sum() if reduction == "sum" else loss.mean()
