import numpy as np


def nearest(X, C):
    best = np.full(len(X), np.inf)
    labels = np.zeros(len(X), dtype=int)
    for j, c in enumerate(C):
        d2 = np.einsum("nd,nd->n", X - c, X - c)
        closer = d2 < best
        labels[closer], best[closer] = j, d2[closer]
    return labels, best


def kmeans(X, centers, n_iter=100):
    C = np.array(centers, dtype=np.float64)
    labels, best = nearest(X, C)
    for _ in range(n_iter):
        for j in range(len(C)):
            mine = X[labels == j]
            if len(mine) > 0:
                C[j] = mine.sum(axis=0) / len(mine)
        labels, best = nearest(X, C)
    return C, labels, float(best.sum())


def kmeans_plus_plus(X, k, rng):
    chosen = [int(rng.random() * len(X))]
    for _ in range(k - 1):
        d2 = np.array([min(((x - X[i]) ** 2).sum() for i in chosen) for x in X])
        edges = np.cumsum(d2)
        chosen.append(int(np.searchsorted(edges, rng.random() * edges[-1], side="right")))
    return X[chosen]
