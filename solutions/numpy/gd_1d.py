"""Gradient descent on a function of one variable.

Source: Boyd, Vandenberghe, "Convex Optimization", 2004, algorithm 9.3, with a fixed step size.
"""


def gradient_descent_1d(grad, x0, lr, steps, tol=0.0):
    """grad: float -> float; x0: float -> (x, [x0, x1, ..., x])."""
    if lr <= 0 or steps < 0:
        raise ValueError(f"lr must be positive and steps at least 0, not {lr} and {steps}")
    x, trajectory = x0, [x0]
    for _ in range(steps):
        g = grad(x)
        if abs(g) <= tol:  # flat enough
            break
        x = x - lr * g
        trajectory.append(x)
    return x, trajectory
