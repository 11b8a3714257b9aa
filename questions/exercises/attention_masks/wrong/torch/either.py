import torch


def attention_mask(tq, tk, *, lengths=None, causal=False):
    device = None if lengths is None else lengths.device
    i = torch.arange(tq, device=device)[:, None]
    j = torch.arange(tk, device=device)[None, :]
    mask = torch.ones(1, 1, tq, tk, dtype=torch.bool, device=device)
    if causal:
        causal_mask = j <= i + tk - tq
        mask = causal_mask.expand(1, 1, tq, tk)
    if lengths is not None:
        keys = j < lengths[:, None, None, None]
        mask = causal_mask | keys if causal else keys & mask
    return mask
