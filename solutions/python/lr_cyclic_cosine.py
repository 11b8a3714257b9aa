"""Cosine annealing with warm restarts.

Source: Loshchilov, Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017, eq. (5).
"""

import math


def cosine_restarts_lr(step, base, floor, cycle, mult=1):
    """step: int >= 0; cycle i has cycle * mult**i steps -> the learning rate, in (floor, base]."""
    if cycle < 1:
        raise ValueError(f"a cycle has at least one step, not {cycle}")
    c, length = step, cycle
    while c >= length:  # not in this cycle
        c -= length
        length *= mult
    return floor + (base - floor) * (1 + math.cos(math.pi * c / length)) / 2
