import numpy as np


def rnn_backprop(x, h0, Wx, Wh, b, dhs):
    """Step 0, then the rest of the sequence from the state that it leads to."""
    h = np.tanh(np.dot(x[0], Wx) + np.dot(h0, Wh) + b)
    if len(x) == 1:
        later, rest = dhs[0], None
    else:
        states, rest = rnn_backprop(x[1:], h, Wx, Wh, b, dhs[1:])
        later = dhs[0] + rest["h0"]
    dz = later / np.cosh(np.arctanh(h)) ** 2
    grads = {
        "x": np.dot(dz, Wx.T)[None],
        "h0": np.dot(dz, Wh.T),
        "Wx": np.dot(x[0].T, dz),
        "Wh": np.dot(h0.T, dz),
        "b": np.ones(len(dz)) @ dz,
    }
    if rest is None:
        return h[None], grads
    for name in ("Wx", "Wh", "b"):
        grads[name] = grads[name] + rest[name]
    grads["x"] = np.concatenate([grads["x"], rest["x"]])
    return np.concatenate([h[None], states]), grads
