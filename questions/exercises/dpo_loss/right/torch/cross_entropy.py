import torch
import torch.nn.functional as F


def sequence(logits, ids, mask):
    b, t, v = logits.shape
    labels = ids.masked_fill(~mask, -100)[:, 1:]
    nll = F.cross_entropy(logits[:, :-1].reshape(-1, v), labels.reshape(-1), ignore_index=-100, reduction="none")
    return -nll.view(b, t - 1).sum(1)


def dpo_loss(pc, pr, rc, rr, ci, ri, cm, rm, beta=0.1):
    pi = sequence(pc, ci, cm) - sequence(pr, ri, rm)
    ref = (sequence(rc, ci, cm) - sequence(rr, ri, rm)).detach()
    m = beta * (pi - ref)
    return torch.logaddexp(torch.zeros_like(m), -m).mean(), m.detach()
