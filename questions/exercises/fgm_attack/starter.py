def fgm_perturb(loss_fn, emb, eps):
    """Fast gradient method: the perturbation of L2 norm eps per sample that raises the loss most, to first order.

    loss_fn: callable, tensor of emb's shape -> 0-d tensor; emb: (B, ...); eps: float
    Returns r, of emb's shape, without gradient. emb is left as it was.
    """
    raise NotImplementedError
