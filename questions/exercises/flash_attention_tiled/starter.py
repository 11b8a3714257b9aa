def flash_attention(q, k, v, block_q, block_k, causal=False):
    """Exact attention, tile by tile.

    q: (B, H, Tq, d); k, v: (B, H, Tk, d); block_q, block_k: tile sizes; causal only with Tq == Tk
    Returns (out: (B, H, Tq, d), lse: (B, H, Tq)).
    """
    raise NotImplementedError
