import numpy as np


def assign(X, C):
    d2 = (C**2).sum(axis=1) - 2 * X @ C.T
    return d2.argmin(axis=1)


def kmeans(X, centers, n_iter=100):
    C = centers.copy()
    for _ in range(n_iter):
        labels = assign(X, C)
        for j in range(len(C)):
            members = X[labels == j]
            if len(members):
                C[j] = members.mean(axis=0)
    labels = assign(X, C)
    inertia = ((X - C[labels]) ** 2).sum()
    return C, labels, inertia


def kmeans_plus_plus(X, k, rng):
    n = len(X)
    chosen = [rng.integers(n)]
    nearest = np.full(n, np.inf)
    for _ in range(k - 1):
        d2 = ((X - X[chosen[-1]]) ** 2).sum(axis=1)
        nearest = d2
        chosen.append(rng.choice(n, p=nearest / nearest.sum()))
    return X[chosen]
