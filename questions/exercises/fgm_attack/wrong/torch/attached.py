import torch


def fgm_perturb(loss_fn, emb, eps):
    x = emb.detach().clone()
    x.requires_grad_(True)
    loss = loss_fn(x)
    g = torch.autograd.grad(loss, x, create_graph=True)[0]
    axes = tuple(range(1, g.dim()))
    norm = torch.linalg.vector_norm(g, dim=axes, keepdim=True)
    r = eps * g / norm
    return torch.where(norm == 0, torch.zeros_like(r), r)
