import numpy as np


def newton_minimize(grad, hess, x0, steps, damping=0.0):
    x = np.array(x0, dtype=float)
    if steps and np.linalg.eigvalsh(hess(x) + damping * np.eye(len(x))).min() <= 0:
        raise ValueError("not positive definite")
    for _ in range(steps):
        H = hess(x) + damping * np.eye(len(x))
        x = x - np.linalg.solve(H, grad(x))
    return x
