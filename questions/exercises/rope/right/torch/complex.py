import torch


def apply_rope(x, positions, *, base=10000.0, interleaved=False):
    d = x.size(-1)
    if d % 2:
        raise ValueError(f"odd width {d}")
    theta = base ** (-torch.arange(0, d, 2, device=x.device).double() / d)
    angle = positions.double().unsqueeze(-1) * theta
    turn = torch.polar(torch.ones_like(angle), angle)
    if turn.dim() == 3:
        turn = turn.unsqueeze(1)
    pairs = x.double().unflatten(-1, (d // 2, 2) if interleaved else (2, d // 2))
    if not interleaved:
        pairs = pairs.transpose(-1, -2)
    z = torch.complex(pairs[..., 0], pairs[..., 1]) * turn
    parts = torch.stack((z.real, z.imag), -1 if interleaved else -2)
    return parts.flatten(-2).to(x.dtype)
