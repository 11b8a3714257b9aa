"""The gradient of a scalar function by central differences.

Source: Baydin et al., "Automatic Differentiation in Machine Learning: a Survey", 2018, section 2.1.
"""

import numpy as np


def numeric_grad(f, x, eps=1e-5):
    """f: (...) float64 -> float; x: (...), any dtype -> (...) float64."""
    x = np.array(x, dtype=np.float64)  # (...), a copy
    grad = np.empty(x.shape)  # (...)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + eps
        above = f(x)
        x[i] = old - eps
        below = f(x)
        x[i] = old
        grad[i] = (above - below) / (2 * eps)
    return grad
