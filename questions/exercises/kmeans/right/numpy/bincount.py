import numpy as np


def squared(X, C):
    return np.maximum((X * X).sum(1)[:, None] - 2 * (X @ C.T) + (C * C).sum(1), 0.0)


def kmeans(X, centers, n_iter=100):
    k = len(centers)
    labels = squared(X, centers).argmin(1)
    for _ in range(n_iter):
        counts = np.bincount(labels, minlength=k)[:, None]
        sums = np.zeros_like(centers)
        np.add.at(sums, labels, X)
        centers = np.where(counts > 0, sums / np.maximum(counts, 1), centers)
        new = squared(X, centers).argmin(1)
        if np.array_equal(new, labels):
            break
        labels = new
    return centers, labels, np.sum((X - centers[labels]) ** 2)


def kmeans_plus_plus(X, k, rng):
    C = np.empty((k, X.shape[1]))
    C[0] = rng.choice(X)
    for j in range(1, k):
        d2 = squared(X, C[:j]).min(axis=1)
        C[j] = X[rng.choice(len(X), p=d2 / np.sum(d2))]
    return C
