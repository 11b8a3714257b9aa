import torch


def group_norm(x, num_groups, gamma, beta, eps=1e-5):
    N, C = x.shape[0], x.shape[1]
    if C % num_groups != 0:
        raise ValueError
    flat = x.reshape(N * num_groups, -1)
    flat = flat - flat.mean(1, keepdim=True)
    power = torch.einsum("ij,ij->i", flat, flat) / flat.shape[1]
    y = (flat / (power + eps).sqrt()[:, None]).reshape(N, C, -1)
    return torch.addcmul(beta[:, None], y, gamma[:, None]).reshape(x.shape)
