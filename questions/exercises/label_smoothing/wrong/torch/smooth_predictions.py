import torch


def smoothed_cross_entropy(logits, target, *, smoothing=0.1, ignore_index=-100):
    p = torch.softmax(logits, dim=1)
    C = logits.shape[1]
    log_p = torch.log((1 - smoothing) * p + smoothing / C)
    kept = target != ignore_index
    t = torch.where(kept, target, 0)
    nll = -log_p.gather(1, t[:, None]).squeeze(1)
    uniform = -log_p.mean(dim=1)
    loss = nll
    loss = torch.where(kept, loss, 0)
    return loss.sum() / kept.sum()
