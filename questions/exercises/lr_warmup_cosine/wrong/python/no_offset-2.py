import math


def warmup_cosine_lr(step, total, warmup, peak, floor=0.0):
    if step < warmup:
        return peak * step / warmup
    if step >= total:
        return floor
    progress = step / (total - warmup)
    return floor + (peak - floor) * (1 + math.cos(math.pi * progress)) / 2
