import torch


def moe(x, W_router, experts, k):
    """Assignments sorted by expert, and brought back by the inverse permutation."""
    n, e = x.shape[0], len(experts)
    p = (x @ W_router).softmax(-1)
    best = p.argsort(dim=-1, descending=True)[:, :k]
    gate = p.gather(1, best)
    gate = gate.div(gate.sum(1, keepdim=True))
    flat = best.flatten()
    order = flat.argsort(stable=True)
    sizes = torch.bincount(flat, minlength=e)
    groups = x[order // k].split(sizes.tolist())
    mixed = torch.cat([experts[i](group) for i, group in enumerate(groups) if len(group)])
    back = torch.empty_like(order)
    back[order] = torch.arange(n * k)
    y = (mixed[back].view(n, k, -1) * gate[..., None]).sum(1)
    return y, e * torch.dot(sizes.to(x.dtype) / (n * k), p.mean(0))
