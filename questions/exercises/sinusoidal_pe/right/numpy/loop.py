import math

import numpy as np


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    pe = np.empty((n_pos, d_model))
    for j in range(d_model):
        f = math.sin if j % 2 == 0 else math.cos
        wavelength = base ** ((j - j % 2) / d_model)
        pe[:, j] = [f(pos / wavelength) for pos in range(n_pos)]
    return pe
