def batch_norm_backward(dy, x, gamma, eps=1e-5):
    """Backward pass of batch normalisation in training mode.

    dy, x: (N, C) or (N, C, H, W); gamma: (C,). Returns (dx of x's shape, dgamma (C,), dbeta (C,)).
    """
    raise NotImplementedError
