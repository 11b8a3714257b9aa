def clip_loss(img, txt, logit_scale):
    """Symmetric contrastive loss of N pairs.

    img, txt: (N, D), row i of both is a pair; logit_scale: float or 0-d tensor, the multiplier of the similarities.
    Returns a 0-d tensor.
    """
    raise NotImplementedError
