def multi_head_attention(x_q, x_kv, Wq, Wk, Wv, Wo, n_heads, mask=None):
    """Multi-head attention.

    x_q: (B, Tq, D); x_kv: (B, Tk, D); weights: (D, D), used as x @ W, no biases
    mask: bool, broadcastable to (B, n_heads, Tq, Tk), True = may attend. Returns (B, Tq, D).
    Raises ValueError if D is not divisible by n_heads.
    """
    raise NotImplementedError
