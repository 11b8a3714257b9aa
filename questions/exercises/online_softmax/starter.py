class OnlineSoftmax:
    """Attention of one query over keys that arrive in chunks, in one pass, with O(d) memory."""

    def __init__(self):
        raise NotImplementedError

    def update(self, scores, values):
        """scores: (c,), -inf allowed; values: (c, d); c >= 1. Returns nothing."""
        raise NotImplementedError

    def result(self):
        """Of all chunks so far: (out: (d,), lse: float)."""
        raise NotImplementedError
