import numpy as np


def fit_logistic(X, y, l2=1.0, tol=1e-8, max_iter=100):
    """Newton with halved steps where the objective would rise; w and b apart."""
    n, d = X.shape
    w, b = np.zeros(d), 0.0

    def objective(w, b):
        z = X @ w + b
        return np.mean(np.logaddexp(0, z) - y * z) + l2 / 2 * (w @ w)

    for _ in range(max_iter):
        z = X @ w + b
        p = np.exp(-np.logaddexp(0, -z))
        gw, gb = X.T @ (p - y) / n + l2 * w, np.mean(p - y)
        if max(np.abs(gw).max(), abs(gb)) <= tol:
            break
        s = p * (1 - p) / n
        H = np.zeros((d + 1, d + 1))
        H[:d, :d] = X.T @ (s[:, None] * X) + l2 * np.eye(d)
        H[:d, d] = H[d, :d] = X.T @ s
        H[d, d] = s.sum()
        step = np.linalg.solve(H, np.append(gw, gb))
        t, before = 1.0, objective(w, b)
        while t > 1e-10 and objective(w - t * step[:d], b - t * step[d]) > before:
            t /= 2
        w, b = w - t * step[:d], b - t * step[d]
    return w, b
