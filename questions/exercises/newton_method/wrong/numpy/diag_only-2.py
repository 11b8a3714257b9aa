import numpy as np


def newton_minimize(grad, hess, x0, steps, damping=0.0):
    x = np.array(x0, dtype=float)
    for _ in range(steps):
        h = np.diag(hess(x)) + damping
        if np.any(h <= 0):
            raise ValueError("not positive definite")
        x = x - grad(x) / h
    return x
