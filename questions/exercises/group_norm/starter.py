def group_norm(x, num_groups, gamma, beta, eps=1e-5):
    """Group normalisation.

    x: floats (N, C, *), rank >= 2; gamma, beta: (C,). Returns a new array of x's shape and dtype.
    Raises ValueError if C is not divisible by num_groups.
    """
    raise NotImplementedError
