def mixup(x, y, alpha, rng):
    """Mix a batch with a random permutation of itself.

    x: (B, ...) float; y: (B, K) one-hot or soft labels; alpha: float >= 0; rng: np.random.Generator
    Returns (x_mix, y_mix, lam): arrays of the shapes of x and y, and a float.
    """
    raise NotImplementedError
