import numpy as np


def _dist2(X, C):
    d = (X * X).sum(1)[:, None] - 2 * X @ C.T + (C * C).sum(1)
    return np.maximum(d, 0)


def kmeans(X, centers, n_iter=100):
    centers = centers.astype(float).copy()
    labels = np.zeros(len(X), dtype=int)
    for it in range(n_iter):
        new = _dist2(X, centers).argmin(1)
        before = centers.copy()
        labels = new
        for j in range(len(centers)):
            if (labels == j).any():
                centers[j] = X[labels == j].mean(0)
        if np.abs(centers - before).max() < 1e-4:
            break
    labels = _dist2(X, centers).argmin(1)
    inertia = ((X - centers[labels]) ** 2).sum()
    return centers, labels, float(inertia)


def kmeans_plus_plus(X, k, rng):
    centers = [X[rng.integers(len(X))]]
    for _ in range(k - 1):
        d2 = np.min([((X - c) ** 2).sum(1) for c in centers], axis=0)
        centers.append(X[rng.choice(len(X), p=d2 / d2.sum())])
    return np.array(centers)
