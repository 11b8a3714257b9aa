import numpy as np


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    pos = np.arange(n_pos)[:, None]
    even = np.arange(0, d_model, 2)
    angle = pos / base ** (even / d_model)
    pe = np.zeros((n_pos, d_model))
    for i in range(0, d_model, 2):
        pe[:, i] = np.sin(angle[:, i // 2])
        pe[:, i + 1] = np.cos(angle[:, i // 2])
    return pe
