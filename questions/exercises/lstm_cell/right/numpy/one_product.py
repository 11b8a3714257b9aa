import numpy as np


def lstm_cell(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """Input and state side by side, one matrix for both."""
    joint = np.concatenate([x, h], axis=1)
    weights = np.concatenate([W_ih, W_hh], axis=1).reshape(4, h.shape[1], -1)
    z = np.einsum("bk,ghk->gbh", joint, weights) + (b_ih + b_hh).reshape(4, 1, -1)
    s = np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), 1 - 1 / (1 + np.exp(-np.abs(z))))
    new = s[1] * c
    new += s[0] * np.tanh(z[2])
    return s[3] * np.tanh(new), new
