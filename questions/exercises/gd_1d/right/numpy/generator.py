def iterates(grad, x, lr, steps, tol):
    yield x
    while steps and abs(slope := grad(x)) > tol:
        x -= slope * lr
        steps -= 1
        yield x


def gradient_descent_1d(grad, x0, lr, steps, tol=0.0):
    if lr <= 0 or steps < 0:
        raise ValueError((lr, steps))
    trajectory = list(iterates(grad, float(x0), lr, steps, tol))
    return trajectory[-1], trajectory
