def filter_logits(logits, *, temperature=1.0, top_k=0, top_p=1.0, min_p=0.0):
    """The law to sample the next token from.

    logits: float (..., V). Returns probabilities (..., V), in the same order, summing to 1.
    """
    raise NotImplementedError
