import numpy as np


def clip_grad_norm_(grads, max_norm, norm_type=2.0):
    grads = [g for g in grads if g is not None]
    if not grads:
        return 0.0
    if norm_type == float("inf"):
        total = max(g.max() for g in grads)
    else:
        total = sum((np.abs(g) ** norm_type).sum() for g in grads) ** (1 / norm_type)
    if total > max_norm:
        for g in grads:
            g *= max_norm / total
    return float(total)
