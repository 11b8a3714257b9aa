import torch


def moe(x, W_router, experts, k):
    N, D = x.shape
    E = W_router.shape[1]
    probs = torch.softmax(x @ W_router, dim=-1)
    top_p, top_i = torch.topk(probs, k, dim=-1)
    gates = top_p / top_p.sum(-1, keepdim=True)
    y = torch.zeros_like(x)
    for e in range(E):
        rows, slots = torch.where(top_i == e)
        if rows.numel() == 0:
            continue
        out = experts[e](x[rows])
        y = y.index_add(0, rows, gates[rows, slots].unsqueeze(-1) * out)
    counts = torch.zeros(E, dtype=x.dtype, device=x.device)
    counts = counts.index_add(0, top_i[:, 0], torch.ones(N, dtype=x.dtype, device=x.device))
    f = counts / N
    P = probs.mean(dim=0)
    aux = E * (f * P).sum()
    return y, aux
