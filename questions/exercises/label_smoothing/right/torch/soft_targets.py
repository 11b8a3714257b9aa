import torch


def smoothed_cross_entropy(logits, target, *, smoothing=0.1, ignore_index=-100):
    rows = target.ne(ignore_index)
    z, t = logits[rows], target[rows]
    q = torch.full_like(z, smoothing / z.size(1))
    q.scatter_add_(1, t.unsqueeze(1), torch.full_like(z[:, :1], 1 - smoothing))
    return (torch.logsumexp(z, 1) - (q * z).sum(1)).mean()
