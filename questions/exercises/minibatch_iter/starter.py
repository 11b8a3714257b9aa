def minibatches(n, batch_size, *, shuffle=True, drop_last=False, rng=None):
    """Index batches of one epoch over n samples.

    rng: np.random.Generator, given whenever shuffle is True. Returns an iterable of 1-D integer arrays.
    Raises ValueError if batch_size < 1.
    """
    raise NotImplementedError
