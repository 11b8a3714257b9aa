"""One step of a gated recurrent unit.

Source: Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder for Statistical Machine Translation",
2014, section 2.3, with the reset gate after the product and weights stacked as in torch.nn.GRUCell.
"""

import torch


def gru_cell(x, h, W_ih, W_hh, b_ih, b_hh):
    """x: (B, D); h: (B, H); W_ih: (3H, D); W_hh: (3H, H); b_ih, b_hh: (3H,) -> (B, H)."""
    x_r, x_z, x_n = (x @ W_ih.T + b_ih).chunk(3, dim=1)  # each (B, H)
    h_r, h_z, h_n = (h @ W_hh.T + b_hh).chunk(3, dim=1)
    r = torch.sigmoid(x_r + h_r)  # reset
    z = torch.sigmoid(x_z + h_z)  # update
    n = torch.tanh(x_n + r * h_n)  # candidate
    return (1 - z) * n + z * h
