import torch


def rms_norm(x, weight, eps=1e-6):
    h = x if x.dtype == torch.float64 else x.float()
    rms = torch.sqrt(h.square().sum(-1, keepdim=True) / h.shape[-1] ** 2 + eps)
    return (h / rms).to(x.dtype) * weight
