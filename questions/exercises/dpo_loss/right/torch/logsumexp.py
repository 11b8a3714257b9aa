import torch


def sequence(logits, ids, mask):
    total = torch.zeros(logits.shape[0], dtype=logits.dtype)
    for t in range(1, logits.shape[1]):
        z = logits[:, t - 1]
        logp = z[torch.arange(len(z)), ids[:, t]] - torch.logsumexp(z, dim=-1)
        total = total + torch.where(mask[:, t], logp, torch.zeros_like(logp))
    return total


def dpo_loss(pc, pr, rc, rr, ci, ri, cm, rm, beta=0.1):
    chosen = sequence(pc, ci, cm) - sequence(rc.detach(), ci, cm)
    rejected = sequence(pr, ri, rm) - sequence(rr.detach(), ri, rm)
    m = beta * (chosen - rejected)
    return torch.nn.functional.softplus(-m).mean(), m
