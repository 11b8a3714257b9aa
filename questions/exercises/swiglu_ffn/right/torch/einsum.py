import torch


def swiglu(x, W_gate, W_up, W_down):
    g = torch.einsum("...d,df->...f", x, W_gate)
    u = torch.einsum("...d,df->...f", x, W_up)
    return torch.einsum("...f,...f,fd->...d", g / (1 + torch.exp(-g)), u, W_down)
