import torch


def smoothed_cross_entropy(logits, target, *, smoothing=0.1, ignore_index=-100):
    log_p = logits - logits.logsumexp(dim=1, keepdim=True)
    C = logits.shape[1]
    kept = target != ignore_index
    t = torch.where(kept, target, 0)
    nll = -log_p.gather(1, t[:, None]).squeeze(1)
    uniform = -log_p.mean(dim=1)
    one_hot = torch.nn.functional.one_hot(t, C).to(logits.dtype)
    q = (1 - smoothing) * one_hot + smoothing / C * (1 - one_hot)
    loss = -(q * log_p).sum(dim=1)
    loss = torch.where(kept, loss, 0)
    return loss.sum() / kept.sum()
