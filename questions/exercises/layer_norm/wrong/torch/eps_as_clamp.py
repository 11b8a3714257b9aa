import torch


def layer_norm(x, gamma, beta, eps=1e-5):
    mu = x.mean(dim=-1, keepdim=True)
    centred = x - mu
    var = centred.square().mean(dim=-1, keepdim=True)
    return centred * torch.rsqrt(var.clamp(min=eps)) * gamma + beta
