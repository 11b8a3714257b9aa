import numpy as np


def newton_minimize(grad, hess, x0, steps, damping=0.0):
    x = np.array(x0, dtype=float)
    for _ in range(steps):
        H = hess(x) + damping * np.eye(len(x))
        if (np.diag(H) <= 0).any():
            raise ValueError("not positive definite")
        x = x - np.linalg.solve(H, grad(x))
    return x
