import numpy as np


def newton_minimize(grad, hess, x0, steps, damping=0.0):
    x = x0
    for _ in range(steps):
        H = hess(x) + damping * np.eye(len(x))
        if np.linalg.eigvalsh(H).min() <= 0:
            raise ValueError("not positive definite")
        x -= np.linalg.solve(H, grad(x))
    return x
