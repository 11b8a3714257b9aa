import torch


def fgm_perturb(loss_fn, emb, eps):
    required, before = emb.requires_grad, emb.grad
    emb.requires_grad_()
    emb.grad = None
    with torch.enable_grad():
        loss_fn(emb).backward()
    g = emb.grad.detach().clone()
    emb.grad = None
    emb.requires_grad_(required)
    emb.grad = before
    return eps * torch.nn.functional.normalize(g.reshape(len(g), -1), dim=1).view_as(g)
