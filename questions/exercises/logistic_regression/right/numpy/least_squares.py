import numpy as np


def fit_logistic(X, y, l2=1.0, tol=1e-8, max_iter=100):
    """Iteratively reweighted least squares on standardised columns, with the penalty of the original ones."""
    scale = X.std(axis=0) + (X.std(axis=0) == 0)
    Z, penalty = X / scale, l2 / scale**2
    n, d = Z.shape
    w, b = np.zeros(d), 0.0
    for _ in range(max_iter):
        z = Z @ w + b
        p = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
        if max(np.abs(X.T @ (p - y) / n + l2 * w / scale).max(), abs(np.mean(p - y))) <= tol:
            break
        s = p * (1 - p)
        rows = np.c_[Z, np.ones(n)]
        left = (rows.T * s) @ rows / n
        left[np.arange(d), np.arange(d)] += penalty
        right = rows.T @ (s * z - (p - y)) / n
        w, b = (theta := np.linalg.solve(left, right))[:d], theta[d]
    return w / scale, b
