import numpy as np


def filter_logits(logits, *, temperature=1.0, top_k=0, top_p=1.0, min_p=0.0):
    vocab = logits.shape[-1]
    if temperature == 0:
        onehot = np.zeros_like(logits)
        np.put_along_axis(onehot, logits.argmax(axis=-1)[..., None], 1.0, axis=-1)
        return onehot
    z = logits - logits.max(axis=-1, keepdims=True)
    probs = np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)
    keep = np.ones(probs.shape, dtype=bool)
    if 0 < top_k < vocab:
        kth = np.sort(probs, axis=-1)[..., -top_k, None]
        keep &= probs >= kth
    if top_p < 1.0:
        order = np.argsort(-probs, axis=-1)
        ranked = np.take_along_axis(probs, order, axis=-1)
        before = np.cumsum(ranked, axis=-1) - ranked
        nucleus = np.zeros_like(keep)
        np.put_along_axis(nucleus, order, before < top_p, axis=-1)
        keep &= nucleus
    if min_p > 0:
        keep &= probs >= min_p * probs.max(axis=-1, keepdims=True)
    probs = np.where(keep, np.exp(z / temperature), 0.0)
    return probs / probs.sum(axis=-1, keepdims=True)
