import torch


def perplexity(logits, targets, mask=None):
    if mask is None:
        mask = torch.ones_like(targets, dtype=torch.bool)
    if not mask.any():
        raise ValueError("no token counts")
    p = torch.softmax(logits, dim=-1)
    log_p = torch.log(p + 1e-12)
    nll = -log_p.gather(-1, targets.unsqueeze(-1)).squeeze(-1)
    loss = (nll * mask).sum() / mask.sum()
    return torch.exp(loss)
