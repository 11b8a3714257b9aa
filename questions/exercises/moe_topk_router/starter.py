def moe(x, W_router, experts, k):
    """Mixture of experts with top-k routing.

    x: (N, D); W_router: (D, E); experts: list of E callables (n, D) -> (n, D), n >= 1
    Returns (y: (N, D), aux_loss: scalar).
    """
    raise NotImplementedError
