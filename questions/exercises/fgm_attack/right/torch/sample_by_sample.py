import torch


def fgm_perturb(loss_fn, emb, eps):
    copy = torch.nn.Parameter(emb.detach().clone())
    loss_fn(copy).backward()
    r = torch.zeros_like(copy.grad)
    for b, g in enumerate(copy.grad):
        if g.any():
            r[b] = g * (eps / torch.sqrt((g * g).sum()))
    return r
