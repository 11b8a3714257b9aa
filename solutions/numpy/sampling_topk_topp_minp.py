"""Truncated sampling. Sources: Fan et al. 2018 (top-k), Holtzman et al. 2020 (top-p), Nguyen et al. 2024 (min-p)."""

import numpy as np


def filter_logits(logits, *, temperature=1.0, top_k=0, top_p=1.0, min_p=0.0):
    """logits (..., V) -> probabilities (..., V)."""
    V = logits.shape[-1]
    if temperature == 0:
        return np.eye(V, dtype=logits.dtype)[logits.argmax(axis=-1)]
    z = logits / temperature
    p = np.exp(z - z.max(axis=-1, keepdims=True))
    p /= p.sum(axis=-1, keepdims=True)  # (..., V)
    order = np.argsort(-p, axis=-1)  # (..., V) token of each rank
    s = np.take_along_axis(p, order, axis=-1)  # (..., V) falling
    keep = s >= min_p * s[..., :1]  # all three rules look at the same p, in the order of ranks
    if top_k > 0:
        keep &= np.arange(V) < top_k
    if top_p < 1:
        keep &= np.cumsum(s, axis=-1) - s < top_p  # what stands before a token is not enough yet
    q = np.zeros_like(p)
    np.put_along_axis(q, order, np.where(keep, s, 0), axis=-1)
    return q / q.sum(axis=-1, keepdims=True)
