import math

import numpy as np


def sigmoid(v):
    if v >= 0:
        return 1 / (1 + math.exp(-v))
    e = math.exp(v)
    return e / (1 + e)


def one(v, kind):
    if kind == "relu":
        return max(v, 0.0), float(v > 0)
    if kind == "leaky_relu":
        return (v, 1.0) if v > 0 else (0.01 * v, 0.01)
    if kind == "sigmoid":
        return sigmoid(v), sigmoid(v) * (1 - sigmoid(v))
    if kind == "tanh":
        return math.tanh(v), 1 - math.tanh(v) ** 2
    if kind == "softplus":
        return (v + math.log1p(math.exp(-v)) if v > 0 else math.log1p(math.exp(v))), sigmoid(v)
    if kind == "gelu":
        phi = 0.5 * (1 + math.erf(v / 2**0.5))
        return v * phi, phi + v * math.exp(-v * v / 2) / math.sqrt(2 * math.pi)
    s = sigmoid(v)
    return v * s, s + v * s * (1 - s)


def activation(x, kind):
    y, dydx = np.empty_like(x), np.empty_like(x)
    for index in np.ndindex(x.shape):
        y[index], dydx[index] = one(float(x[index]), kind)
    return y, dydx
