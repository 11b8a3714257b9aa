import math

import torch


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    position = torch.arange(n_pos, dtype=torch.float32).unsqueeze(1)
    div_term = torch.exp(torch.arange(0, d_model, 2).float() * (-math.log(base) / d_model))
    pe = torch.zeros(n_pos, d_model + d_model % 2)
    pe[:, 0::2] = torch.sin(position * div_term)
    pe[:, 1::2] = torch.cos(position * div_term)
    return pe[:, :d_model]
