import torch


def power_slopes(n):
    return [2 ** (-8 * (h + 1) / n) for h in range(n)]


def alibi_bias(n_heads, tq, tk):
    slopes = [1 - h / n_heads for h in range(n_heads)]
    slopes = torch.tensor(slopes, dtype=torch.float32)
    q = torch.arange(tq).unsqueeze(1) + tk - tq
    k = torch.arange(tk).unsqueeze(0)
    dist = (q - k).float()
    bias = -slopes.view(-1, 1, 1) * dist
    return bias.masked_fill(k > q, float("-inf"))
