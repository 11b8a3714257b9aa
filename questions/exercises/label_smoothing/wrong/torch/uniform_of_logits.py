import torch


def smoothed_cross_entropy(logits, target, *, smoothing=0.1, ignore_index=-100):
    keep = target != ignore_index
    z, t = logits[keep], target[keep]
    hard = z.logsumexp(dim=1) - z[torch.arange(len(t)), t]
    return ((1 - smoothing) * hard - smoothing * z.mean(dim=1)).mean()
