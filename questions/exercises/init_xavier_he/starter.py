def init_weight(shape, mode, dist, rng):
    """Draw the initial weights of a linear or convolutional layer.

    shape: (out, in, *kernel); mode: "xavier" or "he"; dist: "normal" or "uniform"; rng: generator
    Returns a float array of this shape. Raises ValueError for another mode or dist.
    """
    raise NotImplementedError
