import torch


def multi_head_attention(x_q, x_kv, Wq, Wk, Wv, Wo, n_heads, mask=None):
    D = Wq.shape[0]
    if D % n_heads:
        raise ValueError(f"{D} is not a multiple of {n_heads}")
    dh = D // n_heads
    shape = (x_q.shape[0], n_heads, x_q.shape[1], x_kv.shape[1])
    allowed = None if mask is None else mask.expand(shape)
    out = 0
    for i in range(n_heads):
        cols = slice(i * dh, (i + 1) * dh)
        # scores through the joint bilinear form of this head
        score = torch.einsum("bqd,de,bke->bqk", x_q, Wq[:, cols] @ Wk[:, cols].T / dh**0.5, x_kv)
        if allowed is not None:
            score = torch.where(allowed[:, i], score, -torch.inf)
        out = out + score.softmax(-1) @ (x_kv @ (Wv[:, cols] @ Wo[cols]))
    return out
