import torch
from torch.nn.functional import linear


def gru_cell(x, h, W_ih, W_hh, b_ih, b_hh):
    H = h.size(-1)
    from_x = linear(x, W_ih, b_ih).unflatten(-1, (3, H)).unbind(-2)
    from_h = linear(h, W_hh, b_hh).unflatten(-1, (3, H)).unbind(-2)
    r, z = (torch.sigmoid(a + b) for a, b in zip(from_x[:2], from_h[:2]))
    n = torch.addcmul(from_x[2], r, from_h[2]).tanh()
    return torch.lerp(n, h, z)
