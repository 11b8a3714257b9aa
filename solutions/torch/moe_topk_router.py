"""Sparse mixture of experts. Shazeer et al. 2017; Fedus et al., "Switch Transformers", 2021, eq. (4) for the loss."""

import torch


def moe(x, W_router, experts, k):
    """x (N, D), W_router (D, E) -> y (N, D), aux_loss ()."""
    E = len(experts)
    p = torch.softmax(x @ W_router, dim=-1)  # (N, E)
    gate, chosen = p.topk(k, dim=-1)  # (N, k)
    gate = gate / gate.sum(dim=-1, keepdim=True)
    y = torch.zeros_like(x)
    for e, expert in enumerate(experts):
        token, slot = torch.where(chosen == e)  # (n,) this expert's tokens, and which of their choices it is
        if len(token):
            y = y.index_add(0, token, gate[token, slot, None] * expert(x[token]))
    f = torch.bincount(chosen.flatten(), minlength=E) / chosen.numel()  # (E,) a constant: counts have no gradient
    return y, E * (f.to(p) * p.mean(dim=0)).sum()
