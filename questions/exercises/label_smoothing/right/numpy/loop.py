import math


def smoothed_cross_entropy(logits, target, *, smoothing=0.1, ignore_index=-100):
    total, count = 0.0, 0
    for row, t in zip(logits.tolist(), target.tolist()):
        if t == ignore_index:
            continue
        top = max(row)
        lse = top + math.log(sum(math.exp(z - top) for z in row))
        for c, z in enumerate(row):
            q = smoothing / len(row) + (1 - smoothing if c == t else 0)
            total += q * (lse - z)
        count += 1
    return total / count
