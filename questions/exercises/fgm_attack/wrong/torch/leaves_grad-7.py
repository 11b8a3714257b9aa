import torch


def fgm_perturb(loss_fn, emb, eps):
    emb.requires_grad_(True)
    emb.grad = None
    loss_fn(emb).backward()
    g = emb.grad
    norm = g.reshape(g.shape[0], -1).norm(dim=1).view(-1, *([1] * (g.dim() - 1)))
    g = g.clone()
    emb.grad = None
    return eps * g / norm.clamp(min=1e-12)
