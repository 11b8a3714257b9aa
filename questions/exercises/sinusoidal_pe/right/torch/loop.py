import math

import torch


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    rows = []
    for pos in range(n_pos):
        angles = [pos / base ** ((j // 2) * 2 / d_model) for j in range(d_model)]
        rows.append([math.cos(a) if j % 2 else math.sin(a) for j, a in enumerate(angles)])
    return torch.tensor(rows)
