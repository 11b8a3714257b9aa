import torch


def conv1d(x, w, b):
    nin, nout = w.shape
    flat = x.reshape(-1, nin)
    b.data += 1
    y = flat @ w + b - 1
    return y.reshape(*x.shape[:-1], nout)
