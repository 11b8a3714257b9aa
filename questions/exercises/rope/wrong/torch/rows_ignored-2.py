import torch


def apply_rope(x, positions, *, base=10000.0, interleaved=False):
    d = x.shape[-1]
    if d % 2 != 0:
        raise ValueError("d must be even")
    freq = base ** (-torch.arange(0, d, 2, device=x.device).double() / d)
    theta = positions.double().unsqueeze(-1) * freq

    cos, sin = theta.cos().float(), theta.sin().float()
    if x.dtype == torch.float64:
        cos, sin = theta.cos(), theta.sin()
    h = x if x.dtype == torch.float64 else x.float()
    if interleaved:
        a, b = h[..., 0::2], h[..., 1::2]
    else:
        a, b = h[..., : d // 2], h[..., d // 2 :]
    ra, rb = a * cos - b * sin, a * sin + b * cos
    out = torch.stack([ra, rb], -1).flatten(-2) if interleaved else torch.cat([ra, rb], -1)
    return out.to(x.dtype)
