import numpy as np


def group_norm(x, num_groups, gamma, beta, eps=1e-5):
    N, C = x.shape[:2]
    if C % num_groups:
        raise ValueError("C must be divisible by num_groups")
    grouped = x.reshape(N, num_groups, -1)
    mean = grouped.mean(axis=2, keepdims=True)
    var = grouped.var(axis=2, keepdims=True)
    normal = (grouped - mean) / np.sqrt(var + eps)
    normal = normal.reshape(x.shape)
    affine = (1, C, 1, 1)
    return normal * gamma.reshape(affine) + beta.reshape(affine)
