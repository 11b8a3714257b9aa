import math
import torch


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    pe = torch.zeros(n_pos, d_model)
    pos = torch.arange(n_pos).float().unsqueeze(1)
    half = (d_model + 1) // 2
    div = torch.exp(torch.arange(half).float() * (-math.log(base) / max(half - 1, 1)))
    pe[:, 0::2] = torch.sin(pos * div)
    pe[:, 1::2] = torch.cos(pos * div[: d_model // 2])
    return pe
