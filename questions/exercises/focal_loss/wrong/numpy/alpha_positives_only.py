import numpy as np


def focal_loss(logits, targets, *, alpha=0.25, gamma=2.0, reduction="mean"):
    z_t = np.where(targets == 1, logits, -logits)
    nll = np.logaddexp(0, -z_t)
    modulator = np.exp(-gamma * np.logaddexp(0, z_t))
    loss = modulator * nll
    if alpha is not None:
        loss = loss * (targets * alpha + (1 - targets))

    if reduction == "none":
        return loss
    return loss.sum() if reduction == "sum" else loss.mean()
