import numpy as np


def perplexity(logits, targets, mask=None):
    if mask is None:
        mask = np.ones(targets.shape, dtype=bool)
    if not mask.any():
        raise ValueError("no token counts")
    log_p = logits - np.log(np.exp(logits).sum(axis=-1, keepdims=True))
    nll = -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    loss = (nll * mask).sum() / mask.sum()
    return float(np.exp(loss))
