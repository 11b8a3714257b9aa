def warmup_cosine_lr(step, total, warmup, peak, floor=0.0):
    """Learning rate at `step`: linear warm-up, then cosine decay.

    step, total, warmup: int, step >= 0, 0 <= warmup < total
    peak, floor: float
    -> float
    """
    raise NotImplementedError
