import math


def cosine_restarts_lr(step, base, floor, cycle, mult=1):
    """The number of the cycle from a geometric sum, in integers."""
    if cycle < 1:
        raise ValueError("cycle < 1")
    i, start = 0, 0
    if mult == 1:
        i = step // cycle
        start = i * cycle
    else:
        while cycle * (mult ** (i + 1) - 1) // (mult - 1) <= step:
            i += 1
        start = cycle * (mult**i - 1) // (mult - 1)
    position = (step - start) / (cycle * mult**i)
    return floor + 0.5 * (base - floor) * (1.0 + math.cos(math.pi * position))
