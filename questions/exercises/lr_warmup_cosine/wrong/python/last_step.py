import math


def warmup_cosine_lr(step, total, warmup, peak, floor=0.0):
    if step < warmup:
        return peak * step / warmup
    x = min(1.0, (step - warmup) / max(1, total - warmup - 1))
    return floor + (peak - floor) * (1 + math.cos(math.pi * x)) / 2
