"""Linear warm-up, then cosine decay.

Source: Goyal et al., "Accurate, Large Minibatch SGD", 2017, section 2.2 (gradual warm-up); Loshchilov, Hutter, "SGDR",
2017, eq. (5), with one cycle.
"""

import math


def warmup_cosine_lr(step, total, warmup, peak, floor=0.0):
    """0 <= warmup < total -> the learning rate: 0 at step 0, peak at step warmup, floor from step total."""
    if step < warmup:
        return peak * step / warmup
    x = min(1.0, (step - warmup) / (total - warmup))  # progress of the decay, in [0, 1]
    return floor + (peak - floor) * (1 + math.cos(math.pi * x)) / 2
