import math


def perplexity(logits, targets, mask=None):
    total, count = 0.0, 0
    B, T, _ = logits.shape
    for b in range(B):
        for t in range(T):
            if mask is not None and not mask[b, t]:
                continue
            row = [float(z) for z in logits[b, t]]
            top = max(row)
            total += top + math.log(sum(math.exp(z - top) for z in row)) - row[int(targets[b, t])]
            count += 1
    if count == 0:
        raise ValueError("every token is masked")
    try:
        return math.exp(total / count)
    except OverflowError:
        return math.inf
