def cosine_restarts_lr(step, base, floor, cycle, mult=1):
    """Learning rate at `step` of a cosine schedule with warm restarts.

    step: int >= 0
    base, floor: float
    cycle, mult: int >= 1; cycle i has cycle * mult**i steps
    -> float
    """
    raise NotImplementedError
