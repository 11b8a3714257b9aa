import torch


def gru_cell(x, h, W_ih, W_hh, b_ih, b_hh):
    xr, xn, xz = (x @ W_ih.T + b_ih).chunk(3, dim=1)
    hr, hn, hz = (h @ W_hh.T + b_hh).chunk(3, dim=1)
    r = torch.sigmoid(xr + hr)
    z = torch.sigmoid(xz + hz)
    n = torch.tanh(xn + r * hn)
    return (1 - z) * n + z * h
