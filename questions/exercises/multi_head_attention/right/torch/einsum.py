import torch


def multi_head_attention(x_q, x_kv, Wq, Wk, Wv, Wo, n_heads, mask=None):
    D = Wq.shape[0]
    if D % n_heads != 0:
        raise ValueError(f"{D} is not divisible by {n_heads}")
    Wq, Wk, Wv = (W.reshape(D, n_heads, D // n_heads) for W in (Wq, Wk, Wv))
    q = torch.einsum("btd,dhe->bhte", x_q, Wq)
    k = torch.einsum("btd,dhe->bhte", x_kv, Wk)
    v = torch.einsum("btd,dhe->bhte", x_kv, Wv)
    scores = torch.einsum("bhie,bhje->bhij", q, k) * (D / n_heads) ** -0.5
    if mask is not None:
        scores = torch.where(mask, scores, torch.finfo(scores.dtype).min)
    return torch.einsum("bhij,bhje,hed->bid", scores.softmax(-1), v, Wo.reshape(n_heads, D // n_heads, D))
