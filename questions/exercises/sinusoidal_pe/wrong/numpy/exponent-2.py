import numpy as np


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    pos = np.arange(n_pos)[:, None]
    column = np.arange(d_model)
    angle = pos / base ** (2 * column / d_model)
    pe = np.zeros((n_pos, d_model))
    pe[:, 0::2] = np.sin(angle[:, 0::2])
    pe[:, 1::2] = np.cos(angle[:, 1::2])
    return pe
