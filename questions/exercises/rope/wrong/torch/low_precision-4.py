import torch


def apply_rope(x, positions, *, base=10000.0, interleaved=False):
    d = x.shape[-1]
    if d % 2 != 0:
        raise ValueError("d must be even")
    i = torch.arange(0, d, 2, device=x.device, dtype=torch.float32)
    inv_freq = base ** (-i / d)
    angle = (positions[..., None].float() * inv_freq).to(x.dtype)
    if positions.dim() == 2:
        angle = angle[:, None]
    cos, sin = torch.cos(angle), torch.sin(angle)
    if interleaved:
        a, b = x[..., 0::2], x[..., 1::2]
    else:
        a, b = x[..., : d // 2], x[..., d // 2 :]
    first = a * cos - b * sin
    second = a * sin + b * cos
    if interleaved:
        out = torch.stack([first, second], dim=-1).flatten(-2)
    else:
        out = torch.cat([first, second], dim=-1)
    return out.to(x.dtype)
