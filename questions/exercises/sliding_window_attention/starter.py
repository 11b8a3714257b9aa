def sliding_window_attention(q, k, v, window):
    """Causal attention over the last `window` tokens.

    q, k: (B, H, T, d); v: (B, H, T, dv); window: int >= 1. Returns (B, H, T, dv).
    """
    raise NotImplementedError
