import numpy as np


def rnn_backprop(x, h0, Wx, Wh, b, dhs):
    hs, h = np.zeros_like(dhs), h0
    for t in range(len(x)):
        hs[t] = h = np.tanh(x[t] @ Wx + h @ Wh + b)
    g = {"x": np.zeros_like(x), "Wx": np.zeros_like(Wx), "Wh": np.zeros_like(Wh), "b": np.zeros_like(b)}
    nxt = np.zeros_like(h0)
    for t in reversed(range(len(x))):
        prev = hs[t - 1] if t else h0
        dz = (dhs[t] + nxt) * (1 - prev**2)
        g["x"][t] = dz @ Wx.T
        g["Wx"] += x[t].T @ dz
        g["Wh"] += prev.T @ dz
        g["b"] += dz.sum(0)
        nxt = dz @ Wh.T
    g["h0"] = nxt
    return hs, g
