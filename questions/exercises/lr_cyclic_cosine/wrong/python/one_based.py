import math


def cosine_restarts_lr(step, base, floor, cycle, mult=1):
    if cycle < 1:
        raise ValueError("cycle must be at least 1")
    length = cycle
    while step >= length:
        step -= length
        length *= mult
    return floor + (base - floor) * (1 + math.cos(math.pi * (step + 1) / length)) / 2
