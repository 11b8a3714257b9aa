import numpy as np


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    # cos(t) = sin(t + pi/2)
    j = np.arange(d_model)
    frequency = np.exp(-np.log(base) * (j // 2 * 2) / d_model)
    return np.sin(np.outer(np.arange(n_pos), frequency) + (j % 2) * (np.pi / 2))
