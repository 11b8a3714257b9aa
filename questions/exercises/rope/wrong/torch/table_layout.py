import torch


def apply_rope(x, positions, *, base=10000.0, interleaved=False):
    d = x.shape[-1]
    if d % 2:
        raise ValueError("odd")
    inv = 1.0 / base ** (torch.arange(0, d, 2, device=x.device).float() / d)
    ang = positions[..., None].float() * inv
    ang = torch.cat([ang, ang], -1)
    if positions.dim() == 2:
        ang = ang[:, None]
    cos, sin = ang.cos(), ang.sin()
    h = x.float() if x.dtype == torch.bfloat16 else x
    if interleaved:
        rot = torch.stack([-h[..., 1::2], h[..., 0::2]], -1).flatten(-2)
    else:
        rot = torch.cat([-h[..., d // 2 :], h[..., : d // 2]], -1)
    return (h * cos + rot * sin).to(x.dtype)
