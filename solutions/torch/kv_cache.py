"""Causal multi-head attention with a KV cache. Sources: Vaswani et al. 2017; Pope et al. 2022 (inference)."""

import math

import torch


class CachedAttention:
    """weights (D, D), used as x @ W; pos (T_max, D)."""

    def __init__(self, Wq, Wk, Wv, Wo, n_heads, pos):
        self.Wq, self.Wk, self.Wv, self.Wo, self.h, self.pos = Wq, Wk, Wv, Wo, n_heads, pos

    def forward(self, x, cache=None):
        """x (B, T, D) -> y (B, T, D), (k, v) each (B, h, P + T, dh), with P tokens in the cache."""
        T, P = x.shape[1], 0 if cache is None else cache[0].shape[2]
        x = x + self.pos[P : P + T]  # (B, T, D)
        q, k, v = (self.split(x @ W) for W in (self.Wq, self.Wk, self.Wv))  # (B, h, T, dh)
        if cache is not None:
            k, v = torch.cat([cache[0], k], dim=2), torch.cat([cache[1], v], dim=2)  # (B, h, P + T, dh)
        seen = torch.ones(T, P + T, dtype=torch.bool, device=x.device).tril(P)  # aligned with the last key
        s = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])  # (B, h, T, P + T)
        y = torch.softmax(s.masked_fill(~seen, -torch.inf), dim=-1) @ v  # (B, h, T, dh)
        return y.transpose(1, 2).flatten(2) @ self.Wo, (k, v)

    def split(self, y):
        """(B, T, D) -> (B, h, T, dh)."""
        return y.unflatten(-1, (self.h, -1)).transpose(1, 2)
