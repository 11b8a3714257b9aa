import torch


def rms_norm(x, weight, eps=1e-6):
    h = x.double()
    ms = h.pow(2).mean(dim=-1, keepdim=True)
    h = h / torch.sqrt(ms + eps)
    return h * weight
