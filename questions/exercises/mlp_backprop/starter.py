def mlp_grads(params, X, y):
    """Loss and gradients of a classifier with one hidden layer.

    params: dict of W1 (d, h), b1 (h,), W2 (h, k), b2 (k,)
    X: (N, d)
    y: (N,), class indices
    -> (loss: float, grads: dict with the keys and shapes of params)
    """
    raise NotImplementedError
