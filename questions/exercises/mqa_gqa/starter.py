def grouped_query_attention(q, k, v, mask=None):
    """Attention in which groups of query heads share a key/value head.

    q: (B, Hq, Tq, d); k: (B, Hk, Tk, d); v: (B, Hk, Tk, dv); mask: bool, broadcastable to (B, Hq, Tq, Tk), True = may attend
    Returns (B, Hq, Tq, dv). Raises ValueError if Hq is not divisible by Hk.
    """
    raise NotImplementedError
