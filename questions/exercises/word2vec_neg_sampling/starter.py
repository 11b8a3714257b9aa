def sgns_loss(v, u_pos, u_neg):
    """Skip-gram with negative sampling: loss and gradients of one pair.

    v: (d,) centre word; u_pos: (d,) context word; u_neg: (k, d) negatives, k >= 0
    Returns (loss, dv: (d,), du_pos: (d,), du_neg: (k, d)).
    """
    raise NotImplementedError


def noise_distribution(counts, power=0.75):
    """The law that negatives are drawn from. counts: (V,) word counts, not all zero. Returns (V,) float64."""
    raise NotImplementedError
