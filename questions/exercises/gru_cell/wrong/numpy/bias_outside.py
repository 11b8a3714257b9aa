import numpy as np


def sigmoid(a):
    return 0.5 * (1 + np.tanh(0.5 * a))


def gru_cell(x, h, W_ih, W_hh, b_ih, b_hh):
    xr, xz, xn = np.split(x @ W_ih.T + b_ih, 3, axis=1)
    hr, hz, hn = np.split(h @ W_hh.T + b_hh, 3, axis=1)
    r = sigmoid(xr + hr)
    z = sigmoid(xz + hz)
    W_hn = W_hh[2 * h.shape[1] :]
    b_hn = b_hh[2 * h.shape[1] :]
    n = np.tanh(xn + r * (h @ W_hn.T) + b_hn)
    return (1 - z) * n + z * h
