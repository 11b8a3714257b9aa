import torch


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    pos = torch.arange(n_pos, dtype=torch.float64)[:, None]
    even = torch.arange(0, d_model, 2, dtype=torch.float64)
    angle = pos / base ** (even / d_model)
    pe = torch.zeros(n_pos, d_model)
    pe[:, 0::2] = torch.cos(angle)
    pe[:, 1::2] = torch.sin(angle)[:, : d_model // 2]
    return pe
