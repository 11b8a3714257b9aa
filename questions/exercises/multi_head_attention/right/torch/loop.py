import torch


def multi_head_attention(x_q, x_kv, Wq, Wk, Wv, Wo, n_heads, mask=None):
    D = x_q.shape[-1]
    if D % n_heads:
        raise ValueError("heads of unequal width")
    dh = D // n_heads
    out = 0
    for h in range(n_heads):
        own = slice(h * dh, (h + 1) * dh)
        q, k, v = x_q @ Wq[:, own], x_kv @ Wk[:, own], x_kv @ Wv[:, own]
        scores = torch.einsum("bid,bjd->bij", q, k) * dh**-0.5
        if mask is not None:
            allowed = (
                mask.expand(*mask.shape[:-3], n_heads, *scores.shape[1:])
                if mask.dim() > 2
                else mask.expand(n_heads, *scores.shape[1:])
            )
            scores = scores.masked_fill(~allowed[..., h, :, :], -torch.inf)
        # the concatenation times Wo is a sum over heads
        out = out + torch.softmax(scores, -1) @ v @ Wo[own]
    return out
