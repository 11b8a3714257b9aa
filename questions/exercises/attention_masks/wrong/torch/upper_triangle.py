import torch


def attention_mask(tq, tk, *, lengths=None, causal=False):
    device = None if lengths is None else lengths.device
    i = torch.arange(tq, device=device)[:, None]
    j = torch.arange(tk, device=device)[None, :]
    mask = torch.ones(1, 1, tq, tk, dtype=torch.bool, device=device)
    if causal:
        mask = mask & (j >= i + tk - tq)
    if lengths is not None:
        mask = mask & (j < lengths[:, None, None, None])
    return mask
