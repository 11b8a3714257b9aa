import torch


def rms_norm(x, weight, eps=1e-6):
    h = x.float() if x.dtype in (torch.float16, torch.bfloat16) else x
    total = h.pow(2).sum(dim=-1, keepdim=True) + eps
    return (h * torch.rsqrt(total / x.shape[-1]) * weight).to(x.dtype)
