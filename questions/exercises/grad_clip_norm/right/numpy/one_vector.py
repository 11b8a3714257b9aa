import numpy as np


def clip_grad_norm_(grads, max_norm, norm_type=2.0):
    parts = [g.ravel() for g in grads if g is not None]
    if len(parts) == 0:
        return 0.0
    norm = np.linalg.norm(np.concatenate(parts), ord=norm_type)
    factor = max_norm / (norm + 1e-6)
    if factor < 1.0:
        for g in grads:
            if g is not None:
                g[...] = g * factor
    return norm
