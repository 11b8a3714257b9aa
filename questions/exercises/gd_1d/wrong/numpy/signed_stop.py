def gradient_descent_1d(grad, x0, lr, steps, tol=0.0):
    if lr <= 0 or steps < 0:
        raise ValueError("lr must be positive, steps not negative")
    x = x0
    trajectory = [x]
    for _ in range(steps):
        g = grad(x)
        if g <= tol:
            break
        x = x - lr * g
        trajectory.append(x)
    return x, trajectory
