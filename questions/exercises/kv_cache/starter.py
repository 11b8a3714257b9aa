class CachedAttention:
    """Causal multi-head self attention with a key-value cache and learned absolute positions."""

    def __init__(self, Wq, Wk, Wv, Wo, n_heads, pos):
        """weights: (D, D), used as x @ W; pos: (T_max, D)."""
        raise NotImplementedError

    def forward(self, x, cache=None):
        """x: (B, T, D), the new tokens; cache: what an earlier call returned, or None.

        Returns (y, (k, v)): y (B, T, D); k and v (B, n_heads, T_total, D / n_heads), old and new tokens.
        """
        raise NotImplementedError
