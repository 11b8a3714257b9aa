import numpy as np


def lstm_cell(x, h, c, W_ih, W_hh, b_ih, b_hh):
    H = h.shape[1]

    def pre(k):
        rows = slice(k * H, (k + 1) * H)
        return x.dot(W_ih[rows].T) + h.dot(W_hh[rows].T) + (b_ih[rows] + b_hh[rows])

    def gate(k):
        return 1.0 / (1.0 + np.exp(-pre(k)))

    write, keep, show = gate(0), gate(1), gate(3)
    cell = keep * c + write * np.tanh(pre(2))
    return show * np.tanh(cell), cell
