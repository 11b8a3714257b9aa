import numpy as np


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    pos = np.arange(n_pos)[:, None]
    even = np.arange(0, d_model - 1, 2)
    angle = pos / base ** (even / d_model)
    pe = np.stack([np.sin(angle), np.cos(angle)], axis=2)
    pe = pe.reshape(n_pos, -1)
    return pe
