import torch


def fgm_perturb(loss_fn, emb, eps):
    x = emb.detach()
    x.requires_grad_(True)
    loss = loss_fn(x)
    g = torch.autograd.grad(loss, x)[0]
    axes = tuple(range(1, g.dim()))
    norm = torch.linalg.vector_norm(g, dim=axes, keepdim=True)
    r = torch.where(norm == 0, torch.zeros_like(g), eps * g / norm)
    with torch.no_grad():
        x += r
    return r
