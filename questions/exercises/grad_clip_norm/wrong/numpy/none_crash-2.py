import numpy as np


def clip_grad_norm_(grads, max_norm, norm_type=2.0):
    flat = np.concatenate([g.reshape(-1) for g in grads])
    total = np.linalg.norm(flat, norm_type)
    if total > max_norm:
        for g in grads:
            g *= max_norm / total
    return float(total)
