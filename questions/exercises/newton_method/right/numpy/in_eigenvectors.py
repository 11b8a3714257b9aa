import numpy as np


def newton_minimize(grad, hess, x0, steps, damping=0.0):
    x = 1.0 * x0
    for _ in range(steps):
        curvatures, directions = np.linalg.eigh(hess(x))
        curvatures = curvatures + damping
        if not (curvatures > 0).all():
            raise ValueError(f"curvatures {curvatures}")
        x = x - directions @ ((directions.T @ grad(x)) / curvatures)
    return x
