import torch


def conv1d(x, w, b):
    nin, nout = w.shape
    B, T, _ = x.shape
    return (x.reshape(B * T, nin) @ w + b).reshape(B, T, nout)
