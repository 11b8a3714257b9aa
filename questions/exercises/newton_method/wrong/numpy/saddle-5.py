import numpy as np


def newton_minimize(grad, hess, x0, steps, damping=0.0):
    x = np.array(x0, dtype=np.float64)
    for _ in range(steps):
        H = np.asarray(hess(x), dtype=np.float64)
        A = H + damping * np.eye(len(x))
        if (np.diag(A) <= 0).any() or np.linalg.matrix_rank(A) < len(x):
            raise ValueError("not positive definite")
        x = x - np.linalg.solve(A, grad(x))
    return x
