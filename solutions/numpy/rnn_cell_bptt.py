"""A recurrent network with tanh units, and backpropagation through time.

Source: Werbos, "Backpropagation through time: what it does and how to do it", 1990.
"""

import numpy as np


def rnn_backprop(x, h0, Wx, Wh, b, dhs):
    """x: (T, B, d); h0: (B, h); Wx: (d, h); Wh: (h, h); b: (h,); dhs: (T, B, h) -> (hs: (T, B, h), grads)."""
    hs = [h0]  # the states, with the one before step 0 in front
    for x_t in x:
        hs.append(np.tanh(x_t @ Wx + hs[-1] @ Wh + b))  # (B, h)

    grads = {"x": np.empty_like(x), "Wx": np.zeros_like(Wx), "Wh": np.zeros_like(Wh), "b": np.zeros_like(b)}
    carry = np.zeros_like(h0)  # (B, h), what flows into h_t from step t + 1
    for t in reversed(range(len(x))):
        before, after = hs[t], hs[t + 1]
        dz = (dhs[t] + carry) * (1 - after**2)  # (B, h), through tanh
        grads["x"][t] = dz @ Wx.T  # (B, d)
        grads["Wx"] += x[t].T @ dz  # (d, h), summed over time
        grads["Wh"] += before.T @ dz  # (h, h)
        grads["b"] += dz.sum(axis=0)  # (h,)
        carry = dz @ Wh.T
    return np.stack(hs[1:]), grads | {"h0": carry}
