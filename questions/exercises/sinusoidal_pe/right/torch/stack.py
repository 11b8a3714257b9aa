import torch


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    half = (d_model + 1) // 2
    angle = torch.outer(torch.arange(n_pos).float(), 1 / base ** (2 * torch.arange(half) / d_model))
    return torch.stack((angle.sin(), angle.cos()), dim=-1).flatten(1)[:, :d_model]
