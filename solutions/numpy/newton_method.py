"""Newton's method with damping on the diagonal.

Source: Boyd, Vandenberghe, "Convex Optimization", 2004, algorithm 9.5, with full steps; the damping: Marquardt, "An
Algorithm for Least-Squares Estimation of Nonlinear Parameters", 1963.
"""

import numpy as np


def newton_minimize(grad, hess, x0, steps, damping=0.0):
    """grad: (d,) -> (d,); hess: (d,) -> (d, d); x0: (d,) -> (d,)."""
    x = np.array(x0, dtype=np.float64)  # (d,), a copy
    for _ in range(steps):
        H = hess(x) + damping * np.eye(len(x))  # (d, d)
        if np.linalg.eigvalsh(H)[0] <= 0:  # the smallest one
            raise ValueError("the damped Hessian is not positive definite here")
        x = x - np.linalg.solve(H, grad(x))
    return x
