"""Regularised logistic regression by Newton's method (IRLS). Source: Bishop, 2006, section 4.3.3."""

import numpy as np


def fit_logistic(X, y, l2=1.0, tol=1e-8, max_iter=100):
    """X (n, d), y (n,) of 0 and 1 -> w (d,), b: minimiser of mean log loss + l2/2 |w|^2."""
    n, d = X.shape
    A = np.column_stack([X, np.ones(n)])  # (n, d + 1)
    penalty = l2 * np.append(np.ones(d), 0.0)  # (d + 1,) the intercept is free
    theta = np.zeros(d + 1)
    for _ in range(max_iter):
        p = 0.5 * (1.0 + np.tanh(0.5 * (A @ theta)))  # (n,) sigmoid, for scores of any size
        gradient = A.T @ (p - y) / n + penalty * theta  # (d + 1,)
        if np.abs(gradient).max() <= tol:
            break
        hessian = (A.T * (p * (1.0 - p))) @ A / n + np.diag(penalty)  # (d + 1, d + 1)
        theta = theta - np.linalg.solve(hessian, gradient)
    return theta[:-1], theta[-1]
