"""One step of a gated recurrent unit.

Source: Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder for Statistical Machine Translation",
2014, section 2.3, with the reset gate after the product and weights stacked as in torch.nn.GRUCell.
"""

import numpy as np


def gru_cell(x, h, W_ih, W_hh, b_ih, b_hh):
    """x: (B, D); h: (B, H); W_ih: (3H, D); W_hh: (3H, H); b_ih, b_hh: (3H,) -> (B, H)."""
    x_r, x_z, x_n = np.split(x @ W_ih.T + b_ih, 3, axis=1)  # each (B, H)
    h_r, h_z, h_n = np.split(h @ W_hh.T + b_hh, 3, axis=1)
    r = _sigmoid(x_r + h_r)  # reset
    z = _sigmoid(x_z + h_z)  # update
    n = np.tanh(x_n + r * h_n)  # candidate
    return (1 - z) * n + z * h


def _sigmoid(a):
    return (1 + np.tanh(a / 2)) / 2  # never overflows
