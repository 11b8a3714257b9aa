import math

import numpy as np


def clip_grad_norm_(grads, max_norm, norm_type=2.0):
    grads = [g for g in grads if g is not None]
    sizes = [np.abs(g) for g in grads]
    if math.isinf(norm_type):
        norm = max((float(s.max()) for s in sizes), default=0.0)
    else:
        norm = float(sum((s**norm_type).sum() for s in sizes)) ** (1 / norm_type)
    if norm > max_norm:
        for g in grads:
            flat = g.reshape(-1)
            flat *= max_norm / norm
    return norm
