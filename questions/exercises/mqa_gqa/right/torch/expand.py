import torch


def grouped_query_attention(q, k, v, mask=None):
    Hq, Hk = q.shape[1], k.shape[1]
    if Hq % Hk:
        raise ValueError
    k, v = (x.unsqueeze(2).expand(-1, -1, Hq // Hk, -1, -1).flatten(1, 2) for x in (k, v))
    scores = (q * q.shape[-1] ** -0.5) @ k.transpose(2, 3)
    if mask is not None:
        scores = scores + torch.zeros(mask.shape, dtype=q.dtype, device=q.device).masked_fill(~mask, -torch.inf)
    return torch.softmax(scores, dim=-1) @ v
