import torch


def conv1d(x, w, b):
    y = torch.zeros(*x.shape[:-1], w.shape[1])
    y += (x @ w + b).float()
    return y
