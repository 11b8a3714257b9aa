"""Skip-gram with negative sampling. Mikolov et al. 2013, "Distributed Representations of Words", eq. (4)."""

import numpy as np


def sgns_loss(v, u_pos, u_neg):
    """v, u_pos (d,), u_neg (k, d) -> loss, dv (d,), du_pos (d,), du_neg (k, d)."""
    s_pos, s_neg = u_pos @ v, u_neg @ v  # (), (k,)
    loss = softplus(-s_pos) + softplus(s_neg).sum()  # -log sigmoid(s) = softplus(-s)
    g_pos, g_neg = np.exp(-softplus(-s_pos)) - 1, np.exp(-softplus(-s_neg))  # (), (k,) dL/ds: sigmoid(s) - label
    return loss, g_pos * u_pos + g_neg @ u_neg, g_pos * v, np.outer(g_neg, v)


def noise_distribution(counts, power=0.75):
    """counts (V,) -> law (V,), flatter than the counts."""
    weights = counts.astype(np.float64) ** power
    return weights / weights.sum()


def softplus(x):
    """log(1 + exp(x)), without overflow."""
    return np.logaddexp(0, x)
