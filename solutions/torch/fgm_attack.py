"""Fast gradient method. Source: Miyato, Dai and Goodfellow, "Adversarial Training Methods for Semi-Supervised Text
Classification", 2017, section 2.
"""

import torch


def fgm_perturb(loss_fn, emb, eps):
    """emb (B, ...) -> r of its shape: r_b = eps g_b / |g_b|, the step of length eps that raises the loss most."""
    x = emb.detach().clone().requires_grad_()  # a leaf of its own: emb is not touched
    (g,) = torch.autograd.grad(loss_fn(x), x)  # emb.shape
    norm = g.flatten(1).norm(dim=1).reshape(-1, *[1] * (g.ndim - 1))  # (B, 1, ...)
    return torch.where(norm > 0, eps * g / norm, torch.zeros_like(g))
