import math

import torch
import torch.nn.functional as F


def layer_norm(x, gain, bias):
    return F.layer_norm(x, x.shape[-1:], gain, bias, 1e-5)


def attention(x, p, n_heads, key_mask):
    B, T, D = x.shape
    dh = D // n_heads
    q = (x @ p["Wq"] + p["bq"]).view(B, T, n_heads, dh).transpose(1, 2)
    k = (x @ p["Wk"] + p["bk"]).view(B, T, n_heads, dh).transpose(1, 2)
    v = (x @ p["Wv"] + p["bv"]).view(B, T, n_heads, dh).transpose(1, 2)
    scores = q @ k.transpose(-2, -1) / math.sqrt(dh)
    if key_mask is not None:
        scores = scores.masked_fill(~key_mask[:, None, None, :], float("-inf"))
    out = torch.softmax(scores, dim=-1) @ v
    out = out.transpose(1, 2).reshape(B, T, D)
    return out @ p["Wo"] + p["bo"]


def feed_forward(x, p, act):
    h = x @ p["W1"] + p["b1"]
    h = torch.relu(h) if act == "relu" else F.gelu(h)
    return h @ p["W2"] + p["b2"]


def encoder_block(x, p, n_heads, *, key_mask=None, norm_first=False, act="relu"):
    if not norm_first:
        x = x + attention(layer_norm(x, p["g1"], p["n1"]), p, n_heads, key_mask)
        x = x + feed_forward(layer_norm(x, p["g2"], p["n2"]), p, act)
    else:
        x = layer_norm(x + attention(x, p, n_heads, key_mask), p["g1"], p["n1"])
        x = layer_norm(x + feed_forward(x, p, act), p["g2"], p["n2"])
    return x
