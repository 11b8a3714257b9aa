import math


def cosine_restarts_lr(step, base, floor, cycle, mult=1):
    if cycle < 1:
        raise ValueError("cycle must be at least 1")
    if mult == 1:
        step, length = step % cycle, cycle
    else:
        i = int(math.log(step / cycle * (mult - 1) + 1, mult))
        length = cycle * mult**i
        step -= cycle * (mult**i - 1) // (mult - 1)
    return floor + (base - floor) * (1 + math.cos(math.pi * step / length)) / 2
