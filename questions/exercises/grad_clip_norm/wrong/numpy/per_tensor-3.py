import numpy as np


def clip_grad_norm_(grads, max_norm, norm_type=2.0):
    grads = [g for g in grads if g is not None]
    if not grads:
        return 0.0
    def norm(g):
        if norm_type == float("inf"):
            return np.abs(g).max()
        return (np.abs(g) ** norm_type).sum() ** (1 / norm_type)

    total = max(norm(g) for g in grads)
    for g in grads:
        if norm(g) > max_norm:
            g *= max_norm / norm(g)
    return float(total)
