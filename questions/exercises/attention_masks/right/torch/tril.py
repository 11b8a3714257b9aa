import torch


def attention_mask(tq, tk, *, lengths=None, causal=False):
    if lengths is None:
        lengths = torch.tensor([tk])
    mask = torch.ones(tq, tk, dtype=torch.bool, device=lengths.device)
    if causal:
        mask = torch.tril(mask, diagonal=tk - tq)
    keys = torch.arange(tk, device=lengths.device).unsqueeze(0) < lengths.unsqueeze(1)
    return mask.view(1, 1, tq, tk) * keys.view(-1, 1, 1, tk)
