import torch


def gru_cell(x, h, W_ih, W_hh, b_ih, b_hh):
    def block(k):
        s = slice(k * h.shape[1], (k + 1) * h.shape[1])
        return x.mm(W_ih[s].t()) + b_ih[s], h.mm(W_hh[s].t()) + b_hh[s]

    r = sum(block(0)).sigmoid()
    z = sum(block(1)).sigmoid()
    from_x, from_h = block(2)
    n = (from_x + r * from_h).tanh()
    return n - z * n + z * h
