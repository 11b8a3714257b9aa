import torch


def multi_head_attention(x_q, x_kv, Wq, Wk, Wv, Wo, n_heads, mask=None):
    q, k, v = x_q @ Wq, x_kv @ Wk, x_kv @ Wv
    dh = q.shape[-1] // n_heads
    heads = []
    for h in range(n_heads):
        part = slice(h * dh, (h + 1) * dh)
        scores = q[..., part] @ k[..., part].mT / dh**0.5
        if mask is not None:
            allowed = mask.expand(len(q), n_heads, *scores.shape[1:])[:, h]
            scores = torch.where(allowed, scores, -torch.inf)
        heads.append(scores.softmax(-1) @ v[..., part])
    out = torch.cat(heads, dim=-1)
    return out @ Wo[: out.shape[-1]]
