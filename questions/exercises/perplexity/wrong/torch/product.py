import torch


def perplexity(logits, targets, mask=None):
    if mask is None:
        mask = torch.ones_like(targets, dtype=torch.bool)
    if not mask.any():
        raise ValueError("no token counts")
    p = torch.softmax(logits, dim=-1)
    p = p.gather(-1, targets.unsqueeze(-1)).squeeze(-1)[mask]
    return torch.prod(p) ** (-1 / len(p))
