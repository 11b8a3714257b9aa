import numpy as np


def rnn_backprop(x, h0, Wx, Wh, b, dhs):
    """Only what is sequential is done step by step."""
    steps, batch, width = dhs.shape
    states = np.empty((steps + 1, batch, width), dhs.dtype)
    states[0] = h0
    inputs = np.einsum("tbd,dh->tbh", x, Wx) + b
    for t in range(steps):
        states[t + 1] = np.tanh(inputs[t] + states[t] @ Wh)
    slope = (1 - states[1:]) * (1 + states[1:])
    dz = np.empty_like(dhs)
    back = np.zeros((batch, width), dhs.dtype)
    for t in range(steps - 1, -1, -1):
        dz[t] = slope[t] * (dhs[t] + back)
        back = np.einsum("bh,kh->bk", dz[t], Wh)
    grads = {
        "b": dz.sum(axis=(0, 1)),
        "Wh": np.einsum("tbk,tbh->kh", states[:-1], dz),
        "Wx": np.tensordot(x, dz, axes=((0, 1), (0, 1))),
        "h0": back,
        "x": dz @ Wx.T,
    }
    return states[1:], grads
