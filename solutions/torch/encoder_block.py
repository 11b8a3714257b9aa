"""Transformer encoder layer. Source: Vaswani et al., 2017, section 3.1; pre-LN: Xiong et al., 2020, figure 1."""

import math

import torch


def encoder_block(x, p, n_heads, *, key_mask=None, norm_first=False, act="relu"):
    """x (B, T, D), p parameters, key_mask (B, T), True = real token -> (B, T, D)."""
    if norm_first:  # the residual stream itself is never normalised
        x = x + attn(ln(x, p["g1"], p["n1"]), p, n_heads, key_mask)
        return x + ffn(ln(x, p["g2"], p["n2"]), p, act)
    x = ln(x + attn(x, p, n_heads, key_mask), p["g1"], p["n1"])
    return ln(x + ffn(x, p, act), p["g2"], p["n2"])


def attn(x, p, h, key_mask):
    """Multi-head self attention with biases: (B, T, D) -> (B, T, D)."""
    Q, K, V = (split(x @ p[f"W{n}"] + p[f"b{n}"], h) for n in "qkv")  # (B, h, T, dh)
    S = Q @ K.transpose(-1, -2) / math.sqrt(Q.shape[-1])  # (B, h, T, T)
    if key_mask is not None:
        S = S.masked_fill(~key_mask[:, None, None, :], -torch.inf)  # no query sees a padded key
    heads = torch.softmax(S, dim=-1) @ V  # (B, h, T, dh)
    return heads.transpose(1, 2).flatten(2) @ p["Wo"] + p["bo"]  # (B, T, D)


def split(y, h):
    return y.unflatten(-1, (h, -1)).transpose(1, 2)  # (B, T, D) -> (B, h, T, dh)


def ffn(x, p, act):
    z = x @ p["W1"] + p["b1"]  # (B, T, F)
    a = z.relu() if act == "relu" else z * 0.5 * (1 + torch.erf(z / math.sqrt(2)))
    return a @ p["W2"] + p["b2"]  # (B, T, D)


def ln(x, gain, bias, eps=1e-5):
    c = x - x.mean(-1, keepdim=True)
    return gain * c / torch.sqrt((c * c).mean(-1, keepdim=True) + eps) + bias
