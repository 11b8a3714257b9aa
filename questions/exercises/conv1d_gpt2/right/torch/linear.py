import torch.nn.functional as F


def conv1d(x, w, b):
    return F.linear(x, w.t(), b)
