def kmeans(X, centers, n_iter=100):
    """Lloyd's algorithm. X: floats (n, d); centers: floats (k, d). Returns (centers (k, d), labels (n,), inertia)."""
    raise NotImplementedError


def kmeans_plus_plus(X, k, rng):
    """Initial centres: k rows of X (n, d), drawn with rng, a np.random.Generator. Returns (k, d)."""
    raise NotImplementedError
