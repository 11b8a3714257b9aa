"""Clipping by global norm: all gradients of a model are scaled by one factor, which keeps their direction.

Source: Pascanu, Mikolov, Bengio, "On the difficulty of training recurrent neural networks", 2013, algorithm 1.
"""

import math

import numpy as np


def clip_grad_norm_(grads, max_norm, norm_type=2.0):
    """grads: list of float arrays or None, scaled in place -> the norm of all their entries before."""
    grads = [g for g in grads if g is not None]
    sizes = [np.abs(g) for g in grads]
    if math.isinf(norm_type):
        norm = max((float(s.max()) for s in sizes), default=0.0)
    else:
        norm = float(sum((s**norm_type).sum() for s in sizes)) ** (1 / norm_type)
    if norm > max_norm:
        for g in grads:
            g[...] *= max_norm / norm  # in place
    return norm
