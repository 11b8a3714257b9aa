def clip_grad_norm_(grads, max_norm, norm_type=2.0):
    """Scale gradients in place so that their global norm is at most max_norm.

    grads: list of float arrays of any shapes, or None
    max_norm: float > 0
    norm_type: 1.0, 2.0 or math.inf
    -> float, the norm before clipping
    """
    raise NotImplementedError
