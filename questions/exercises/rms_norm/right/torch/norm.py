import torch


def rms_norm(x, weight, eps=1e-6):
    h = x if x.dtype == torch.float64 else x.float()
    power = torch.einsum("...i,...i->...", h, h).unsqueeze(-1) / h.shape[-1]
    return (h * weight.to(h.dtype) / (power + eps) ** 0.5).to(x.dtype)
