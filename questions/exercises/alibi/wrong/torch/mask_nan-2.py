import torch


def geometric(n):
    return [2 ** (-8 * k / n) for k in range(1, n + 1)]


def alibi_bias(n_heads, tq, tk):
    m = 1
    while 2 * m <= n_heads:
        m *= 2
    slopes = torch.tensor(geometric(m) + geometric(2 * m)[::2][: n_heads - m])
    distance = torch.arange(tk - tq, tk)[:, None] - torch.arange(tk)
    return -slopes[:, None, None] * distance + (distance < 0) * float("-inf")
