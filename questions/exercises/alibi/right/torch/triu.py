import torch


def alibi_bias(n_heads, tq, tk):
    m = 1
    while 2 * m <= n_heads:
        m *= 2
    first = torch.pow(2.0, -8.0 * torch.arange(1, m + 1) / m)
    rest = torch.pow(2.0, -4.0 * torch.arange(1, 2 * m, 2) / m)
    slopes = torch.cat([first, rest])[:n_heads]
    relative = torch.arange(tk).view(1, -1) - torch.arange(tk).view(-1, 1)
    full = slopes.view(-1, 1, 1) * relative.float() + torch.triu(torch.full((tk, tk), float("-inf")), diagonal=1)
    return full[:, tk - tq :].contiguous()
