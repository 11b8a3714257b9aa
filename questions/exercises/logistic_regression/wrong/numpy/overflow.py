import numpy as np


def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))


def fit_logistic(X, y, l2=1.0, tol=1e-8, max_iter=100):
    n, d = X.shape
    A = np.hstack([X, np.ones((n, 1))])
    penalty = np.full(d + 1, l2)
    penalty[-1] = 0
    theta = np.zeros(d + 1)
    for _ in range(max_iter):
        p = sigmoid(A @ theta)
        g = A.T @ (p - y) / n + penalty * theta
        if np.max(np.abs(g)) <= tol:
            break
        H = A.T @ (A * (p * (1 - p))[:, None]) / n + np.diag(penalty)
        theta = theta - np.linalg.solve(H, g)
    return theta[:d], float(theta[d])
