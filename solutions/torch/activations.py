"""Activation functions and their derivatives, stable for large arguments.

Source: Hendrycks, Gimpel, "Gaussian Error Linear Units (GELUs)", 2016, section 2 (GELU, SiLU); the sigmoid as the
exponential of minus a softplus, and the softplus as a logaddexp, which do not overflow.
"""

import math

import torch


def activation(x, kind):
    """x: (...) -> (f(x), f'(x)), each (...), in the dtype of x."""
    zero = torch.zeros_like(x)
    s = torch.exp(-torch.logaddexp(zero, -x))  # (...), the sigmoid
    if kind == "relu":
        y, dydx = x.clamp(min=0), x > 0
    elif kind == "leaky_relu":
        y, dydx = torch.where(x > 0, x, 0.01 * x), torch.where(x > 0, 1, zero + 0.01)
    elif kind == "sigmoid":
        y, dydx = s, s * (1 - s)
    elif kind == "tanh":
        y, dydx = torch.tanh(x), 1 - torch.tanh(x) ** 2
    elif kind == "softplus":
        y, dydx = torch.logaddexp(zero, x), s
    elif kind == "gelu":
        Phi = (1 + torch.erf(x / math.sqrt(2))) / 2  # (...), normal distribution function
        phi = torch.exp(-(x**2) / 2) / math.sqrt(2 * math.pi)  # (...), its density
        y, dydx = x * Phi, Phi + x * phi
    elif kind == "silu":
        y, dydx = x * s, s * (1 + x * (1 - s))
    return y, dydx.to(x.dtype)
