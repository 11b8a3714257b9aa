import math

import numpy as np


def clip_grad_norm_(grads, max_norm, norm_type=2.0):
    norms = []
    for g in grads:
        if g is None:
            continue
        entries = np.abs(np.asarray(g, dtype=np.float64))
        norms.append(entries.max() if math.isinf(norm_type) else np.power(entries, norm_type).sum() ** (1.0 / norm_type))
    total = np.linalg.norm(np.array(norms), norm_type) if norms else np.float64(0.0)
    if total > max_norm:
        for g in grads:
            if g is not None:
                np.multiply(g, max_norm / total, out=g, casting="same_kind")
    return total
