import torch


def layer_norm(x, gamma, beta, eps=1e-5):
    d = x.shape[-1]
    c = x - x.mean(-1, keepdim=True)
    # sqrt(D) c / sqrt(|c|^2 + D eps)
    energy = torch.linalg.vecdot(c, c).unsqueeze(-1)
    return torch.addcmul(beta, c * torch.rsqrt(energy + d * eps) * d**0.5, gamma)
