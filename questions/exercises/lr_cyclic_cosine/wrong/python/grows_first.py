import math


def cosine_restarts_lr(step, base, floor, cycle, mult=1):
    if cycle < 1:
        raise ValueError("cycle")
    length = cycle
    while step >= length:
        length *= mult
        step -= length
    return floor + (base - floor) * (1 + math.cos(math.pi * step / length)) / 2
