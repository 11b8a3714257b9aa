def newton_minimize(grad, hess, x0, steps, damping=0.0):
    """Newton's method with optional damping.

    grad: callable, (d,) -> (d,)
    hess: callable, (d,) -> (d, d), symmetric
    x0: (d,) float64
    steps: int >= 0
    damping: float >= 0
    -> (d,) float64
    """
    raise NotImplementedError
