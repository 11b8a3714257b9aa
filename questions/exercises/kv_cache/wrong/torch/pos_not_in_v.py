import math

import torch


class CachedAttention:
    def __init__(self, Wq, Wk, Wv, Wo, n_heads, pos):
        self.Wq, self.Wk, self.Wv, self.Wo = Wq, Wk, Wv, Wo
        self.n_heads = n_heads
        self.pos = pos

    def split(self, t):
        B, T, D = t.shape
        return t.view(B, T, self.n_heads, D // self.n_heads).transpose(1, 2)

    def forward(self, x, cache=None):
        B, T, D = x.shape
        past = 0 if cache is None else cache[0].shape[2]
        v = self.split(x @ self.Wv)
        x = x + self.pos[past : past + T]
        q = self.split(x @ self.Wq)
        k = self.split(x @ self.Wk)
        if cache is not None:
            k = torch.cat([cache[0], k], dim=2)
            v = torch.cat([cache[1], v], dim=2)
        total = k.shape[2]
        scores = q @ k.transpose(-2, -1) / math.sqrt(D // self.n_heads)
        mask = torch.tril(torch.ones(T, total, device=x.device), diagonal=total - T).bool()
        scores = scores.masked_fill(~mask, float("-inf"))
        out = torch.softmax(scores, dim=-1) @ v
        out = out.transpose(1, 2).reshape(B, T, D)
        return out @ self.Wo, (k, v)
