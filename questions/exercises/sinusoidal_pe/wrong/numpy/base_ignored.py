import numpy as np


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    pos = np.arange(n_pos)[:, None]
    even = np.arange(0, d_model, 2)
    angle = pos / 10000.0 ** (even / d_model)
    pe = np.zeros((n_pos, d_model))
    pe[:, 0::2] = np.sin(angle)
    pe[:, 1::2] = np.cos(angle)[:, : d_model // 2]
    return pe
