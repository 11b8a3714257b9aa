import torch


def cross_entropy(logits, target, *, weight=None, ignore_index=-100, reduction="mean"):
    n, c = logits.shape
    w = torch.ones(c, dtype=logits.dtype) if weight is None else weight.clone()
    if -c <= ignore_index < c:
        w[ignore_index] = 0
    kept = target != ignore_index
    t = torch.where(kept, target, 0)
    wt = torch.where(kept, w[t], 0)
    loss = wt * (logits.logsumexp(1) - logits[torch.arange(n), t])
    return loss if reduction == "none" else loss.sum() if reduction == "sum" else loss.sum() / wt.sum()
