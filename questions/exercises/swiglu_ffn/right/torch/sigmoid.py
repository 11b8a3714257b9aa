import torch


def swiglu(x, W_gate, W_up, W_down):
    g, u = torch.matmul(x, torch.cat([W_gate, W_up], dim=1)).chunk(2, dim=-1)
    return torch.matmul(g * torch.sigmoid(g) * u, W_down)
