import math


def warmup_cosine_lr(step, total, warmup, peak, floor=0.0):
    if step < warmup:
        return peak * step / warmup
    last = total - 1
    if step >= last:
        return floor
    x = (step - warmup) / (last - warmup)
    return floor + (peak - floor) * (1 + math.cos(math.pi * x)) / 2
