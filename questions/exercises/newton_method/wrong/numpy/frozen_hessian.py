import numpy as np


def newton_minimize(grad, hess, x0, steps, damping=0.0):
    x = np.array(x0, dtype=float)
    H = hess(x) + damping * np.eye(len(x))
    for _ in range(steps):
        if np.linalg.eigvalsh(H).min() <= 0:
            raise ValueError("not positive definite")
        x = x - np.linalg.solve(H, grad(x))
    return x
