import numpy as np


def group_norm(x, num_groups, gamma, beta, eps=1e-5):
    C = x.shape[1]
    if C % num_groups != 0:
        raise ValueError(f"{C} channels cannot be cut into {num_groups} groups")
    size = C // num_groups
    out = np.empty_like(x)
    for n in range(len(x)):
        for g in range(num_groups):
            block = x[n, g * size : (g + 1) * size]
            mean = block.sum() / block.size
            var = ((block - mean) ** 2).sum() / block.size
            for c in range(g * size, (g + 1) * size):
                out[n, c] = gamma[c] * (x[n, c] - mean) / (var + eps) ** 0.5 + beta[c]
    return out
