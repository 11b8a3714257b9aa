import numpy as np


def filter_logits(logits, *, temperature=1.0, top_k=0, top_p=1.0, min_p=0.0):
    x = np.asarray(logits, dtype=np.float64)
    if not temperature:
        return (x == x.max(-1, keepdims=True)).astype(float)
    x = x / temperature
    p = np.exp(x - np.logaddexp.reduce(x, axis=-1, keepdims=True))
    larger = p[..., None, :] > p[..., :, None]  # (..., V, V)
    rank = larger.sum(-1)
    mass = np.where(larger, p[..., None, :], 0).sum(-1)
    keep = (rank < (top_k or p.shape[-1])) & (p >= min_p * p.max(-1, keepdims=True))
    if top_p < 1:
        keep &= mass < top_p
    p = p * keep
    return p / p.sum(-1, keepdims=True)
