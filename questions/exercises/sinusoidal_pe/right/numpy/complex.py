import numpy as np


def sinusoidal_pe(n_pos, d_model, base=10000.0):
    i = np.arange((d_model + 1) // 2)
    z = np.exp(1j * np.arange(n_pos)[:, np.newaxis] * np.power(float(base), -2 * i / d_model))
    return np.dstack([z.imag, z.real]).reshape(n_pos, 2 * len(i))[:, :d_model]
