def smoothed_cross_entropy(logits, target, *, smoothing=0.1, ignore_index=-100):
    """Cross-entropy against smoothed targets, averaged over the targets that are not ignored.

    logits: floats (N, C); target: int64 (N,), each in [0, C) or == ignore_index. Returns a scalar.
    """
    raise NotImplementedError
