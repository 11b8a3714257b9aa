import numpy as np


def newton_minimize(grad, hess, x0, steps, damping=0.0):
    x = np.array(x0, dtype=float)
    H = hess(x) + damping * np.eye(len(x))
    if np.linalg.eigvalsh(H).min() <= 0:
        raise ValueError("not positive definite")
    for _ in range(steps):
        x = x - np.linalg.solve(H, grad(x))
        H = hess(x) + damping * np.eye(len(x))
        if np.linalg.eigvalsh(H).min() <= 0:
            raise ValueError("not positive definite")
    return x
