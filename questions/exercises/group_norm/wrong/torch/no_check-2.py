import torch


def group_norm(x, num_groups, gamma, beta, eps=1e-5):
    N, C = x.shape[:2]
    size = C // num_groups
    normal = torch.zeros_like(x)
    for g in range(num_groups):
        group = x[:, g * size : (g + 1) * size]
        axes = tuple(range(1, x.ndim))
        mean = group.mean(dim=axes, keepdim=True)
        var = ((group - mean) ** 2).mean(dim=axes, keepdim=True)
        normal[:, g * size : (g + 1) * size] = (group - mean) / torch.sqrt(var + eps)
    affine = (1, C) + (1,) * (x.ndim - 2)
    return normal * gamma.reshape(affine) + beta.reshape(affine)
