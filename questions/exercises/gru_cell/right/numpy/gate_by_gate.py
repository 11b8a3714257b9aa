import numpy as np


def gru_cell(x, h, W_ih, W_hh, b_ih, b_hh):
    H = h.shape[1]
    blocks = [slice(k * H, (k + 1) * H) for k in range(3)]
    from_x = [np.dot(x, W_ih[s].T) + b_ih[s] for s in blocks]
    from_h = [np.dot(h, W_hh[s].T) + b_hh[s] for s in blocks]
    reset, update = (1 / (1 + np.exp(-(from_x[k] + from_h[k]))) for k in (0, 1))
    new = np.tanh(from_x[2] + np.multiply(reset, from_h[2]))
    return new + update * (h - new)
