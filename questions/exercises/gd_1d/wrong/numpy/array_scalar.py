import numpy as np


def gradient_descent_1d(grad, x0, lr, steps, tol=0.0):
    if lr <= 0 or steps < 0:
        raise ValueError("lr must be positive and steps not negative")
    x = np.array([x0], dtype=float)
    trajectory = [x]
    for _ in range(steps):
        g = grad(x)
        if abs(g) <= tol:
            break
        x = x - lr * g
        trajectory.append(x)
    return x, trajectory
