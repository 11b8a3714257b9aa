import math
import torch


def _slopes(n):
    if math.log2(n).is_integer():
        return [2 ** (-8 * (i + 1) / n) for i in range(n)]
    m = 2 ** int(math.log2(n))
    return _slopes(m) + _slopes(2 * m)[0::2][: n - m]


def alibi_bias(n_heads, tq, tk):
    q = torch.arange(tk - tq, tk)[:, None]
    k = torch.arange(tk)[None]
    bias = -torch.tensor(_slopes(n_heads))[:, None, None] * (q - k)
    mask = torch.triu(torch.ones(tq, tk), diagonal=1 + tk - tq) * float("-inf")
    return bias + mask
