import torch


def apply_rope(x, positions, *, base=10000.0, interleaved=False):
    B, H, T, d = x.shape
    if d % 2 == 1:
        raise ValueError("d is odd")
    positions = positions.expand(B, T)
    out = torch.empty_like(x)
    for i in range(d // 2):
        j, k = (2 * i, 2 * i + 1) if interleaved else (i, i + d // 2)
        theta = (positions.double() * base ** (-2 * i / d))[:, None]
        c, s = theta.cos(), theta.sin()
        out[..., j] = (x[..., j] * c - x[..., k] * s).to(x.dtype)
        out[..., k] = (x[..., j] * s + x[..., k] * c).to(x.dtype)
    return out
