import torch


def grpo_loss(logp, old_logp, ref_logp, rewards, mask, *, clip=0.2, beta=0.04, norm_std=True, agg="seq"):
    r = rewards[..., None].expand_as(logp)
    n = mask.sum((1, 2), keepdim=True)
    mean = (r * mask).sum((1, 2), keepdim=True) / n
    A = r - mean
    if norm_std:
        var = ((A**2) * mask).sum((1, 2), keepdim=True) / n
        A = A / (var.sqrt() + 1e-6)
    ratio = torch.where(mask, logp - old_logp, 0.0).exp()
    d = torch.where(mask, ref_logp - logp, 0.0)
    J = torch.minimum(ratio * A, ratio.clamp(1 - clip, 1 + clip) * A) - beta * (d.exp() - d - 1)
    J = J * mask
    return -J.sum() / mask.sum() if agg == "token" else -(J.sum(-1) / mask.sum(-1)).mean()
