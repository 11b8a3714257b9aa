import numpy as np


def group_norm(x, num_groups, gamma, beta, eps=1e-5):
    N, C, *rest = x.shape
    if C % num_groups:
        raise ValueError("num_groups must divide C")
    blocks = x.reshape(N, num_groups, C // num_groups, *rest)
    axes = tuple(range(2, blocks.ndim))
    centred = blocks - blocks.mean(axes, keepdims=True)
    rstd = 1 / np.sqrt(np.mean(centred * centred, axes, keepdims=True) + eps)
    last = np.moveaxis((centred * rstd).reshape(x.shape), 1, -1)
    return np.moveaxis(last * gamma + beta, -1, 1).copy()
