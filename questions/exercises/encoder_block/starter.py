def encoder_block(x, p, n_heads, *, key_mask=None, norm_first=False, act="relu"):
    """One encoder layer of the Transformer, without dropout.

    x: (B, T, D); key_mask: bool (B, T), True = real token, at least one a row; act: "relu" | "gelu"
    p: dict of Wq, Wk, Wv, Wo (D, D), bq, bk, bv, bo (D,), W1 (D, F), b1 (F,), W2 (F, D), b2 (D,), g1, n1, g2, n2 (D,),
    all used as x @ W + b. Returns (B, T, D).
    """
    raise NotImplementedError
