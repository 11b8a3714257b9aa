"""One step of an LSTM with forget gate.

Source: Hochreiter, Schmidhuber, "Long Short-Term Memory", 1997; the forget gate: Gers, Schmidhuber, Cummins, "Learning
to Forget", 2000; weights stacked as in torch.nn.LSTMCell.
"""

import torch


def lstm_cell(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """x: (B, D); h, c: (B, H); W_ih: (4H, D); W_hh: (4H, H); b_ih, b_hh: (4H,) -> (h', c'), each (B, H)."""
    a = x @ W_ih.T + b_ih + h @ W_hh.T + b_hh  # (B, 4H)
    i, f, g, o = a.chunk(4, dim=1)  # each (B, H)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c
