import torch


def group_norm(x, num_groups, gamma, beta, eps=1e-5):
    if x.size(1) % num_groups:
        raise ValueError("num_groups must divide C")
    dims = list(range(1, x.dim()))
    out = []
    for part in x.chunk(num_groups, dim=1):
        var, mean = torch.var_mean(part, dim=dims, correction=0, keepdim=True)
        out.append((part - mean) * torch.rsqrt(var + eps))
    shape = [1, -1] + [1] * (x.dim() - 2)
    return torch.cat(out, 1) * gamma.view(shape) + beta.view(shape)
