def alibi_bias(n_heads, tq, tk):
    """Linear biases of attention, for tq queries at the last of tk positions. Returns float32 (n_heads, tq, tk)."""
    raise NotImplementedError
