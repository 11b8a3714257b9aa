import numpy as np


def gradient_descent_1d(grad, x0, lr, steps, tol=0.0):
    if not lr > 0:
        raise ValueError("lr must be positive")
    if steps < 0:
        raise ValueError("steps must not be negative")
    points = [np.float64(x0)]
    slope = grad(points[0])
    while len(points) <= steps and np.abs(slope) > tol:
        points.append(points[-1] - lr * slope)
        slope = grad(points[-1])
    return points[-1], points
