import torch


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    pos = torch.arange(n_pos, dtype=torch.float64)[:, None]
    column = torch.arange(d_model, dtype=torch.float64)
    angle = pos / base ** (2 * column / d_model)
    pe = torch.zeros(n_pos, d_model)
    pe[:, 0::2] = torch.sin(angle[:, 0::2])
    pe[:, 1::2] = torch.cos(angle[:, 1::2])
    return pe
