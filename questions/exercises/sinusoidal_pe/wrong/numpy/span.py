import numpy as np


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    pairs = (d_model + 1) // 2
    freq = base ** -np.linspace(0.0, 1.0, pairs)
    angle = np.arange(n_pos)[:, None] * freq
    pe = np.zeros((n_pos, d_model))
    pe[:, 0::2] = np.sin(angle)
    pe[:, 1::2] = np.cos(angle)[:, : d_model // 2]
    return pe
