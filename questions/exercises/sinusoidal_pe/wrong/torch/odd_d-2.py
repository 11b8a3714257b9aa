import torch


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    pos = torch.arange(n_pos, dtype=torch.float64)[:, None]
    even = torch.arange(0, d_model - 1, 2, dtype=torch.float64)
    angle = pos / base ** (even / d_model)
    pe = torch.stack([torch.sin(angle), torch.cos(angle)], dim=2)
    pe = pe.reshape(n_pos, -1).float()
    return pe
