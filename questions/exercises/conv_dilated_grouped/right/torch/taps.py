import torch


def conv2d_grouped(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    def two(v):
        return (v, v) if isinstance(v, int) else tuple(v)

    (sh, sw), (ph, pw), (dh, dw) = two(stride), two(padding), two(dilation)
    if x.size(1) % groups or weight.size(0) % groups or weight.size(1) != x.size(1) // groups:
        raise ValueError
    x = torch.nn.functional.pad(x, (pw, pw, ph, ph)).unflatten(1, (groups, -1))
    k = weight.unflatten(0, (groups, -1))
    high, wide = x.size(-2) - dh * (k.size(-2) - 1), x.size(-1) - dw * (k.size(-1) - 1)
    y = 0
    for u in range(k.size(-2)):
        for v in range(k.size(-1)):
            tap = x[..., u * dh : u * dh + high : sh, v * dw : v * dw + wide : sw]
            y = y + torch.einsum("ngchw,gfc->ngfhw", tap, k[..., u, v])
    y = y.flatten(1, 2)
    return y if bias is None else y + bias[:, None, None]
