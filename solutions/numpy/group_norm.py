"""Group normalisation. Source: Wu and He, "Group Normalization", 2018, eq. (7)."""

import numpy as np


def group_norm(x, num_groups, gamma, beta, eps=1e-5):
    """x (N, C, *), gamma and beta (C,) -> (N, C, *). Group g holds the channels g*C/G ... (g+1)*C/G - 1."""
    N, C, *positions = x.shape
    G = num_groups
    if C % G:
        raise ValueError(f"{C} channels cannot be cut into {G} groups")
    groups = x.reshape(N, G, -1)  # (N, G, C/G * positions)
    mu = groups.mean(2, keepdims=True)  # (N, G, 1)
    var = ((groups - mu) ** 2).mean(2, keepdims=True)  # (N, G, 1)
    x_hat = ((groups - mu) / np.sqrt(var + eps)).reshape(x.shape)  # (N, C, *)
    channels = (C, *(1 for _ in positions))  # gamma and beta belong to channels, not to groups
    return gamma.reshape(channels) * x_hat + beta.reshape(channels)  # (N, C, *)
