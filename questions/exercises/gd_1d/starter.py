def gradient_descent_1d(grad, x0, lr, steps, tol=0.0):
    """Minimise a function of one variable by its derivative.

    grad: callable, float -> float
    x0, lr, tol: float; steps: int
    -> (x: float, trajectory: list of floats that begins with x0)
    """
    raise NotImplementedError
