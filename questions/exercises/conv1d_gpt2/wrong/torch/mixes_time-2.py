import torch


def conv1d(x, w, b):
    nin, nout = w.shape
    flat = (x.transpose(-1, -2) if x.ndim > 1 else x).reshape(-1, nin)
    y = flat @ w + b
    return y.reshape(*x.shape[:-1], nout)
