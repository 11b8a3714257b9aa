import numpy as np


def perplexity(logits, targets, mask=None):
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    nll = -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    if mask is None:
        mask = np.ones(targets.shape, dtype=bool)
    if not mask.any():
        raise ValueError("no token counts")
    return float(np.exp(min(nll[mask].mean(), 700.0)))
