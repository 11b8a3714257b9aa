from math import cos, pi


def warmup_cosine_lr(step, total, warmup, peak, floor=0.0):
    up = min(step / warmup, 1.0) if warmup else 1.0
    if up < 1.0:
        return up * peak
    progress = min(max((step - warmup) / (total - warmup), 0.0), 1.0)
    weight = 0.5 * (cos(pi * progress) + 1.0)
    return weight * peak + (1.0 - weight) * floor
