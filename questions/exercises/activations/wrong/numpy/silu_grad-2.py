import math

import numpy as np

erf = np.vectorize(math.erf, otypes=[np.float64])


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def activation(x, kind):
    if kind == "relu":
        y, d = np.where(x > 0, x, 0), np.where(x > 0, 1.0, 0.0)
    elif kind == "leaky_relu":
        y, d = np.where(x > 0, x, 0.01 * x), np.where(x > 0, 1.0, 0.01)
    elif kind == "sigmoid":
        y = sigmoid(x)
        d = y * (1 - y)
    elif kind == "tanh":
        y = np.tanh(x)
        d = 1 - y**2
    elif kind == "softplus":
        y = np.log1p(np.exp(-np.abs(x))) + np.where(x > 0, x, 0)
        d = sigmoid(x)
    elif kind == "gelu":
        cdf = 0.5 * (1 + erf(x / math.sqrt(2)))
        y = x * cdf
        d = cdf + x * np.exp(-0.5 * x * x) / math.sqrt(2 * math.pi)
    elif kind == "silu":
        s = sigmoid(x)
        y = x * s
        d = x * s * (1 - s)
    return np.asarray(y, dtype=x.dtype), np.asarray(d, dtype=x.dtype)
