import numpy as np


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    pos = np.arange(n_pos)[:, None]
    even = np.arange(0, d_model, 2)
    angle = pos / base ** (even / d_model)
    pe = np.concatenate([np.sin(angle), np.cos(angle)], axis=1)[:, :d_model]
    return pe
