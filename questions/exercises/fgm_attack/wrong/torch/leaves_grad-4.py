import torch


def fgm_perturb(loss_fn, emb, eps):
    emb.requires_grad_(True)
    emb.grad = None
    loss_fn(emb).backward()
    g = emb.grad
    g = g.clone()
    emb.grad.zero_()
    norm = g.reshape(g.shape[0], -1).norm(dim=1).view(-1, *([1] * (g.dim() - 1)))
    return eps * g / norm.clamp(min=1e-12)
