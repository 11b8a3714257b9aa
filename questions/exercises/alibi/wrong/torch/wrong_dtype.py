import torch


def power_slopes(n):
    return [2 ** (-8 * (h + 1) / n) for h in range(n)]


def alibi_bias(n_heads, tq, tk):
    m = 1
    while m * 2 <= n_heads:
        m *= 2
    slopes = power_slopes(m)
    if m < n_heads:
        slopes = slopes + power_slopes(2 * m)[0::2][: n_heads - m]
    slopes = torch.tensor(slopes, dtype=torch.float64)
    q = torch.arange(tq).unsqueeze(1) + tk - tq
    k = torch.arange(tk).unsqueeze(0)
    dist = (q - k).float()
    bias = -slopes.view(-1, 1, 1) * dist
    return bias.masked_fill(k > q, float("-inf"))
