import torch


def conv1d(x, w, b):
    y = torch.addmm(b, x.reshape(-1, x.size(-1)), w)
    return y.view(*x.shape[:-1], w.size(1))
