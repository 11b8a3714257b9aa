import torch


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    pos = torch.arange(n_pos, dtype=torch.float64)[:, None]
    even = torch.arange(0, d_model, 2, dtype=torch.float64)
    angle = pos / base ** (even / d_model)
    pe = torch.zeros(n_pos, d_model)
    for i in range(0, d_model, 2):
        pe[:, i] = torch.sin(angle[:, i // 2])
        pe[:, i + 1] = torch.cos(angle[:, i // 2])
    return pe
