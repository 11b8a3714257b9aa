import math

import torch


def head_slopes(n):
    if math.log2(n).is_integer():
        start = 2.0 ** (-8.0 / n)
        return [start * start**h for h in range(n)]
    m = 2 ** math.floor(math.log2(n))
    return head_slopes(m) + head_slopes(2 * m)[0::2][: n - m]


def alibi_bias(n_heads, tq, tk):
    out = torch.full((n_heads, tq, tk), float("-inf"), dtype=torch.float32)
    for h, slope in enumerate(head_slopes(n_heads)):
        for i in range(tq):
            own = i + tk - tq
            for j in range(own + 1):
                out[h, i, j] = -slope * (own - j)
    return out
