import numpy as np


def _sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


def fit_logistic(X, y, l2=1.0, tol=1e-8, max_iter=100):
    n, d = X.shape
    A = np.hstack([X, np.ones((n, 1))])
    theta = np.zeros(d + 1)
    reg = np.append(np.full(d, l2), 0.0)
    for _ in range(max_iter):
        p = _sigmoid(A @ theta)
        g = A.T @ (p - y) / n + reg * theta
        if np.abs(g).max() <= tol:
            break
        H = A.T @ (A * (p * (1 - p))[:, None]) / n + 1e-9 * np.eye(d + 1)
        theta = theta - np.linalg.solve(H, g)
    return theta[:-1], float(theta[-1])
