import numpy as np


def focal_loss(logits, targets, *, alpha=0.25, gamma=2.0, reduction="mean"):
    z_t = np.where(targets == 1, logits, -logits)
    nll = np.logaddexp(0, -z_t)
    modulator = np.exp(-gamma * np.logaddexp(0, z_t))
    loss = modulator * nll
    weight = np.ones_like(loss) if alpha is None else targets * alpha + (1 - targets) * (1 - alpha)
    loss = loss * weight

    if reduction == "none":
        return loss
    return loss.sum() if reduction == "sum" else loss.sum() / weight.sum()
