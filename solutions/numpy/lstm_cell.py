"""One step of an LSTM with forget gate.

Source: Hochreiter, Schmidhuber, "Long Short-Term Memory", 1997; the forget gate: Gers, Schmidhuber, Cummins, "Learning
to Forget", 2000; weights stacked as in torch.nn.LSTMCell.
"""

import numpy as np


def lstm_cell(x, h, c, W_ih, W_hh, b_ih, b_hh):
    """x: (B, D); h, c: (B, H); W_ih: (4H, D); W_hh: (4H, H); b_ih, b_hh: (4H,) -> (h', c'), each (B, H)."""
    a = x @ W_ih.T + b_ih + h @ W_hh.T + b_hh  # (B, 4H)
    i, f, g, o = np.split(a, 4, axis=1)  # each (B, H)
    c = _sigmoid(f) * c + _sigmoid(i) * np.tanh(g)
    return _sigmoid(o) * np.tanh(c), c


def _sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2  # never overflows
