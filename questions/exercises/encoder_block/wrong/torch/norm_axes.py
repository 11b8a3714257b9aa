import math
import torch
import torch.nn.functional as F


def encoder_block(x, p, n_heads, *, key_mask=None, norm_first=False, act="relu"):
    B, T, D = x.shape
    dh = D // n_heads

    def ln(z, g, b):
        return (z - z.mean((1, 2), keepdim=True)) / torch.sqrt(z.var((1, 2), keepdim=True, unbiased=False) + 1e-5) * p[
            g
        ] + p[b]

    def split(z):
        return z.view(B, T, n_heads, dh).transpose(1, 2)

    def attn(z):
        q = split(z @ p["Wq"] + p["bq"])
        k = split(z @ p["Wk"] + p["bk"])
        v = split(z @ p["Wv"] + p["bv"])
        scores = q @ k.transpose(-2, -1) / math.sqrt(dh)
        if key_mask is not None:
            scores = scores.masked_fill(~key_mask[:, None, None, :], float("-inf"))
        w = scores.softmax(-1)
        out = (w @ v).transpose(1, 2).reshape(B, T, D)
        return out @ p["Wo"] + p["bo"]

    def ffn(z):
        h = z @ p["W1"] + p["b1"]
        h = F.relu(h) if act == "relu" else F.gelu(h)
        return h @ p["W2"] + p["b2"]

    if norm_first:
        h = x + attn(ln(x, "g1", "n1"))
        return h + ffn(ln(h, "g2", "n2"))
    h = ln(x + attn(x), "g1", "n1")
    return ln(h + ffn(h), "g2", "n2")
