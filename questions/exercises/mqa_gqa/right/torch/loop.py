import torch


def grouped_query_attention(q, k, v, mask=None):
    group, rest = divmod(q.size(1), k.size(1))
    if rest:
        raise ValueError(f"{q.size(1)} query heads, {k.size(1)} key heads")
    if mask is not None:
        mask = mask.broadcast_to(q.shape[:3] + k.shape[2:3])
    out = []
    for i in range(q.size(1)):
        scores = torch.einsum("bqd,bkd->bqk", q[:, i], k[:, i // group]) / q.size(-1) ** 0.5
        if mask is not None:
            scores = scores.masked_fill(mask[:, i].logical_not(), -torch.inf)
        out.append(torch.einsum("bqk,bkd->bqd", torch.softmax(scores, 2), v[:, i // group]))
    return torch.stack(out, dim=1)
