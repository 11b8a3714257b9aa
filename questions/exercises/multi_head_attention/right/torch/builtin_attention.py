import torch.nn.functional as F


def multi_head_attention(x_q, x_kv, Wq, Wk, Wv, Wo, n_heads, mask=None):
    if x_q.size(-1) % n_heads:
        raise ValueError
    q, k, v = (x.unflatten(-1, (n_heads, -1)).movedim(-2, -3) for x in (x_q @ Wq, x_kv @ Wk, x_kv @ Wv))
    out = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
    return out.movedim(-3, -2).flatten(-2) @ Wo
