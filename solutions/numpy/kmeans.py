"""Sources: Lloyd, 1982 (k-means); Arthur and Vassilvitskii, 2007 (k-means++)."""

import numpy as np


def kmeans(X, centers, n_iter=100):
    """X (n, d), initial centers (k, d) -> (centers (k, d), labels (n,), inertia)."""
    C = centers.copy()  # (k, d)
    for _ in range(n_iter):
        labels = assign(X, C)  # (n,)
        before = C.copy()
        for j in np.unique(labels):  # a centre without points stays
            C[j] = X[labels == j].mean(axis=0)
        if np.array_equal(C, before):
            break
    labels = assign(X, C)  # those of the centres after the last move
    return C, labels, ((X - C[labels]) ** 2).sum()


def assign(X, C):
    """X (n, d), C (k, d) -> index (n,) of the nearest centre, by |x|^2 - 2xc + |c|^2 without |x|^2."""
    return ((C**2).sum(axis=1) - 2 * X @ C.T).argmin(axis=1)  # (n, k) -> (n,)


def kmeans_plus_plus(X, k, rng):
    """X (n, d) -> k of its rows (k, d), each drawn by the squared distance to the nearest one before."""
    C = [X[rng.integers(len(X))]]
    D2 = np.full(len(X), np.inf)  # (n,)
    while len(C) < k:
        D2 = np.minimum(D2, ((X - C[-1]) ** 2).sum(axis=1))  # (n,)
        C.append(X[rng.choice(len(X), p=D2 / D2.sum())])
    return np.array(C)  # (k, d)
