import numpy as np


def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))


def lstm_cell(x, h, c, W_ih, W_hh, b_ih, b_hh):
    a = x @ W_ih.T + b_ih + h @ W_hh.T + b_hh
    a_i, a_f, a_g, a_o = np.split(a, 4, axis=1)
    i, f, o = sigmoid(a_i), sigmoid(a_f), sigmoid(a_o)
    g = np.tanh(a_g)
    c_new = f * c + i * g
    h_new = o * np.tanh(c_new)
    return h_new, c_new
