import numpy as np


def newton_minimize(grad, hess, x0, steps, damping=0.0):
    x = np.array(x0, dtype=np.float64)
    for _ in range(steps):
        H = hess(x)
        H += damping * np.eye(len(x))
        try:
            np.linalg.cholesky(H)
        except np.linalg.LinAlgError:
            raise ValueError("not positive definite") from None
        x = x - np.linalg.solve(H, grad(x))
    return x
