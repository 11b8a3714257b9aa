def apply_rope(x, positions, *, base=10000.0, interleaved=False):
    """Rotary position embedding.

    x: (B, H, T, d), d even; positions: int64 (T,) or (B, T). Returns a new tensor of x's shape and dtype.
    Raises ValueError if d is odd.
    """
    raise NotImplementedError
