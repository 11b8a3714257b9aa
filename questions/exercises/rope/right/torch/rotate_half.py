import torch


def rotate_half(x):
    a, b = x.chunk(2, dim=-1)
    return torch.cat((-b, a), dim=-1)


def apply_rope(x, positions, *, base=10000.0, interleaved=False):
    d = x.shape[-1]
    if d % 2 != 0:
        raise ValueError
    if interleaved:
        # to half-split order, and back
        order = torch.arange(d, device=x.device).view(-1, 2).T.reshape(-1)
        return apply_rope(x[..., order], positions, base=base)[..., order.argsort()]
    inv_freq = 1.0 / base ** (torch.arange(0, d, 2, device=x.device).float() / d)
    freqs = torch.einsum("...t,f->...tf", positions.float(), inv_freq)
    emb = torch.cat((freqs, freqs), dim=-1)
    if emb.dim() == 3:
        emb = emb.unsqueeze(1)
    cos, sin = emb.cos().to(x.dtype), emb.sin().to(x.dtype)
    return x * cos + rotate_half(x) * sin
