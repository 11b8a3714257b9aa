import torch


def norm(x, gain, bias):
    centred = x - x.mean(-1, keepdim=True)
    return gain * centred / (centred.square().mean(-1, keepdim=True) + 1e-5).sqrt() + bias


def attend(x, p, h, mask):
    d = x.shape[-1] // h
    heads = []
    for i in range(h):
        own = slice(i * d, (i + 1) * d)
        q, k, v = (x @ p["W" + n][:, own] + p["b" + n][own] for n in "qkv")
        scores = torch.einsum("bid,bjd->bij", q, k) * d**-0.5
        if mask is not None:
            scores = torch.where(mask.unsqueeze(1), scores, torch.finfo(scores.dtype).min)
        heads.append(scores.softmax(-1) @ v)
    return torch.cat(heads, -1) @ p["Wo"] + p["bo"]


def encoder_block(x, p, n_heads, *, key_mask=None, norm_first=False, act="relu"):
    def ffn(z):
        z = z @ p["W1"] + p["b1"]
        z = z.clamp(min=0) if act == "relu" else z * 0.5 * (1 + torch.erf(z / 2**0.5))
        return z @ p["W2"] + p["b2"]

    sublayers = [(lambda z: attend(z, p, n_heads, key_mask), p["g1"], p["n1"]), (ffn, p["g2"], p["n2"])]
    for sublayer, gain, bias in sublayers:
        x = x + sublayer(norm(x, gain, bias)) if norm_first else norm(x + sublayer(x), gain, bias)
    return x
