def perplexity(logits, targets, mask=None):
    """Perplexity of a language model over a batch.

    logits: floats (B, T, V); targets: int64 (B, T); mask: bool (B, T), True = counts, or None. Returns one number.
    Raises ValueError if no token counts.
    """
    raise NotImplementedError
