def fit_logistic(X, y, l2=1.0, tol=1e-8, max_iter=100):
    """Logistic regression: the minimiser of mean log loss + l2/2 |w|^2, by Newton's method.

    X: (n, d); y: (n,) of 0 and 1, both present; l2 > 0. Returns (w, b): (d,) and a number.
    """
    raise NotImplementedError
