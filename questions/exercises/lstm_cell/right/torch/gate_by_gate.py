import torch


def lstm_cell(x, h, c, W_ih, W_hh, b_ih, b_hh):
    width = h.size(1)
    gates = []
    for k in range(4):
        rows = slice(k * width, (k + 1) * width)
        z = torch.addmm(b_ih[rows], x, W_ih[rows].t()) + torch.addmm(b_hh[rows], h, W_hh[rows].t())
        gates.append(z.tanh() if k == 2 else z.sigmoid())
    i, f, g, o = gates
    c = torch.addcmul(f * c, i, g)
    return o * c.tanh(), c
