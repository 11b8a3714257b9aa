import numpy as np


def rnn_backprop(x, h0, Wx, Wh, b, dhs):
    T = len(x)
    zs, hs = [], []
    h = h0
    for t in range(T):
        z = x[t] @ Wx + h @ Wh + b
        h = np.tanh(z)
        zs.append(z)
        hs.append(h)
    dx = np.zeros_like(x)
    dWx, dWh, db = np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(b)
    dh = np.zeros_like(h0)
    for t in reversed(range(T)):
        dz = (dhs[t] + dh) * (1 - zs[t] ** 2)
        before = hs[t - 1] if t > 0 else h0
        dWx += x[t].T @ dz
        dWh += before.T @ dz
        db += dz.sum(axis=0)
        dx[t] = dz @ Wx.T
        dh = dz @ Wh.T
    return np.stack(hs), {"x": dx, "h0": dh, "Wx": dWx, "Wh": dWh, "b": db}
