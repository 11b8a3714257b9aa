import math

import torch


def perplexity(logits, targets, mask=None):
    nll = -logits.log_softmax(-1).gather(-1, targets[..., None])[..., 0]
    mask = torch.ones_like(targets, dtype=torch.bool) if mask is None else mask
    if not mask.any():
        raise ValueError("no tokens")
    return math.exp(min(nll[mask].mean().item(), 700.0))
