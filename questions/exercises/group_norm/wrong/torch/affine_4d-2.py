import torch


def group_norm(x, num_groups, gamma, beta, eps=1e-5):
    N, C = x.shape[:2]
    if C % num_groups:
        raise ValueError("C must be divisible by num_groups")
    grouped = x.reshape(N, num_groups, -1)
    mean = grouped.mean(dim=2, keepdim=True)
    var = grouped.var(dim=2, keepdim=True, unbiased=False)
    normal = (grouped - mean) / torch.sqrt(var + eps)
    normal = normal.reshape(x.shape)
    return normal * gamma[:, None, None] + beta[:, None, None]
