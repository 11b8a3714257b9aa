import torch
import torch.nn.functional as F


class CachedAttention(torch.nn.Module):
    def __init__(self, Wq, Wk, Wv, Wo, n_heads, pos):
        super().__init__()
        self.W, self.Wo, self.n_heads, self.pos = torch.cat([Wq, Wk, Wv], dim=1), Wo, n_heads, pos

    def forward(self, x, cache=None):
        B, T, D = x.shape
        past = cache[0].size(2) if cache else 0
        positions = torch.arange(past, past + T, device=x.device)
        qkv = (x + self.pos[positions]) @ self.W
        q, k, v = qkv.reshape(B, T, 3, self.n_heads, -1).permute(2, 0, 3, 1, 4)
        if cache:
            k, v = (torch.cat(pair, dim=-2) for pair in zip(cache, (k, v)))
        allowed = positions[:, None] >= torch.arange(past + T, device=x.device)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=allowed)
        return y.transpose(1, 2).reshape(B, T, D) @ self.Wo, (k, v)
