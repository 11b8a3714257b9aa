def bce_with_logits(logits, targets, *, pos_weight=None, reduction="mean"):
    """Binary cross-entropy of independent logits.

    logits, targets: floats of equal shape, targets in [0, 1]; pos_weight: None, a float, or (C,) for the last axis;
    reduction: "mean" | "sum" | "none". Returns a scalar, or the shape of logits for "none".
    """
    raise NotImplementedError
