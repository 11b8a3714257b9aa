import math


def warmup_cosine_lr(step, total, warmup, peak, floor=0.0):
    scale = min(1.0, step / warmup)
    if step >= total:
        return floor
    if step < warmup:
        return peak * scale
    progress = (step - warmup) / (total - warmup)
    return floor + (peak - floor) * (1 + math.cos(math.pi * progress)) / 2
