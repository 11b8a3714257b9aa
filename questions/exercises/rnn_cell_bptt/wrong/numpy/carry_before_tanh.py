import numpy as np


def rnn_backprop(x, h0, Wx, Wh, b, dhs):
    T = x.shape[0]
    hs = np.zeros_like(dhs)
    h = h0
    for t in range(T):
        h = np.tanh(x[t] @ Wx + h @ Wh + b)
        hs[t] = h
    g = {"x": np.zeros_like(x), "Wx": np.zeros_like(Wx), "Wh": np.zeros_like(Wh), "b": np.zeros_like(b)}
    nxt = np.zeros_like(h0)
    for t in range(T - 1, -1, -1):
        dh = dhs[t] + nxt
        dz = dh * (1 - hs[t] ** 2)
        prev = hs[t - 1] if t else h0
        g["x"][t] = dz @ Wx.T
        g["Wx"] += x[t].T @ dz
        g["Wh"] += prev.T @ dz
        g["b"] += dz.sum(0)
        nxt = dh @ Wh.T
    g["h0"] = nxt
    return hs, g
