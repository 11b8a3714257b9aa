import torch


def fgm_perturb(loss_fn, emb, eps):
    x = emb.detach().clone()
    x.requires_grad_(True)
    loss = loss_fn(x)
    g = torch.autograd.grad(loss, x)[0]
    norm = g.norm(dim=(1, 2), keepdim=True)
    r = eps * g / norm
    return torch.where(norm == 0, torch.zeros_like(r), r)
