import numpy as np


def clip_grad_norm_(grads, max_norm, norm_type=2.0):
    grads = [g for g in grads if g is not None]
    if norm_type == float("inf"):
        total = max(np.abs(g).max() for g in grads)
    else:
        total = np.concatenate([(np.abs(g) ** norm_type).reshape(-1) for g in grads]).sum() ** (1 / norm_type)
    if total > max_norm:
        for g in grads:
            g *= max_norm / total
    return float(total)
