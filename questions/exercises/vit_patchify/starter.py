def patchify(x, p):
    """Cut images into p x p patches, in reading order; within a patch row, column, channel (fastest).

    x: (B, C, H, W); p: int. Returns (B, (H / p) * (W / p), p * p * C).
    Raises ValueError if H or W is not divisible by p.
    """
    raise NotImplementedError


def unpatchify(patches, p, h, w):
    """The inverse: (B, (h / p) * (w / p), p * p * C) -> (B, C, h, w)."""
    raise NotImplementedError
