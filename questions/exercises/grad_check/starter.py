def numeric_grad(f, x, eps=1e-5):
    """Gradient of f at x by central differences.

    f: callable, float64 array of x's shape -> float
    x: array of any shape
    -> float64 array of x's shape
    """
    raise NotImplementedError
