import math

import numpy as np


def sigmoid(v):
    return 1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v))


def gru_cell(x, h, W_ih, W_hh, b_ih, b_hh):
    out = np.empty_like(h)
    H = h.shape[1]
    for row in range(len(x)):
        a = W_ih @ x[row] + b_ih
        b = W_hh @ h[row] + b_hh
        for k in range(H):
            r = sigmoid(a[k] + b[k])
            z = sigmoid(a[H + k] + b[H + k])
            n = math.tanh(a[2 * H + k] + r * b[2 * H + k])
            out[row, k] = (1 - z) * n + z * h[row, k]
    return out
