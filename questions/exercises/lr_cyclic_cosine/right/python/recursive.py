from math import cos, pi


def cosine_restarts_lr(step, base, floor, cycle, mult=1):
    if cycle < 1:
        raise ValueError(cycle)
    if mult == 1:
        step %= cycle
    elif step >= cycle:
        return cosine_restarts_lr(step - cycle, base, floor, cycle * mult, mult)
    weight = cos(pi * step / (2 * cycle)) ** 2
    return weight * base + (1 - weight) * floor
