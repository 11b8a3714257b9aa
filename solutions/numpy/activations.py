"""Activation functions and their derivatives, stable for large arguments.

Source: Hendrycks, Gimpel, "Gaussian Error Linear Units (GELUs)", 2016, section 2 (GELU, SiLU); the sigmoid as the
exponential of minus a softplus, and the softplus as a logaddexp, which do not overflow.
"""

import math

import numpy as np

_erf = np.vectorize(math.erf, otypes=[np.float64])


def activation(x, kind):
    """x: (...) -> (f(x), f'(x)), each (...), in the dtype of x."""
    s = np.exp(-np.logaddexp(0, -x))  # (...), the sigmoid
    if kind == "relu":
        y, dydx = np.maximum(x, 0), x > 0
    elif kind == "leaky_relu":
        y, dydx = np.where(x > 0, x, 0.01 * x), np.where(x > 0, 1, 0.01)
    elif kind == "sigmoid":
        y, dydx = s, s * (1 - s)
    elif kind == "tanh":
        y, dydx = np.tanh(x), 1 - np.tanh(x) ** 2
    elif kind == "softplus":
        y, dydx = np.logaddexp(0, x), s
    elif kind == "gelu":
        Phi = (1 + _erf(x / math.sqrt(2))) / 2  # (...), normal distribution function
        phi = np.exp(-(x**2) / 2) / math.sqrt(2 * math.pi)  # (...), its density
        y, dydx = x * Phi, Phi + x * phi
    elif kind == "silu":
        y, dydx = x * s, s * (1 + x * (1 - s))
    return np.asarray(y, x.dtype), np.asarray(dydx, x.dtype)
