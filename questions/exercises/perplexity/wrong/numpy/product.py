import numpy as np


def perplexity(logits, targets, mask=None):
    if mask is None:
        mask = np.ones(targets.shape, dtype=bool)
    if not mask.any():
        raise ValueError("no token counts")
    e = np.exp(logits - logits.max(axis=-1, keepdims=True))
    p = e / e.sum(axis=-1, keepdims=True)
    p = np.take_along_axis(p, targets[..., None], axis=-1)[..., 0][mask]
    return float(np.prod(p) ** (-1 / len(p)))
