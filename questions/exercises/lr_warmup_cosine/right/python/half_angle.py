import math


class Schedule:
    def __init__(self, total, warmup, peak, floor):
        self.rising = [peak * k / warmup for k in range(warmup)]
        self.warmup, self.length = warmup, total - warmup
        self.peak, self.floor = peak, floor

    def at(self, step):
        if step < self.warmup:
            return self.rising[step]
        left = max(self.length - (step - self.warmup), 0)
        return self.floor + (self.peak - self.floor) * math.sin(math.pi * left / (2 * self.length)) ** 2


def warmup_cosine_lr(step, total, warmup, peak, floor=0.0):
    return Schedule(total, warmup, peak, floor).at(step)
