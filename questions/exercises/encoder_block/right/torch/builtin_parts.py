import torch.nn.functional as F


def encoder_block(x, p, n_heads, *, key_mask=None, norm_first=False, act="relu"):
    D = x.size(-1)
    mask = None if key_mask is None else key_mask[:, None, None]

    def ln1(z):
        return F.layer_norm(z, (D,), p["g1"], p["n1"])

    def ln2(z):
        return F.layer_norm(z, (D,), p["g2"], p["n2"])

    def sa(z):
        q, k, v = (F.linear(z, p["W" + n].T, p["b" + n]).unflatten(-1, (n_heads, -1)).transpose(1, 2) for n in "qkv")
        z = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).flatten(2)
        return F.linear(z, p["Wo"].T, p["bo"])

    def ff(z):
        return F.linear(getattr(F, act)(F.linear(z, p["W1"].T, p["b1"])), p["W2"].T, p["b2"])

    if norm_first:
        x = x + sa(ln1(x))
        return x + ff(ln2(x))
    x = ln1(x + sa(x))
    return ln2(x + ff(x))
