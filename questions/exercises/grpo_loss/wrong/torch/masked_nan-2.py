import torch


def grpo_loss(logp, old_logp, ref_logp, rewards, mask, *, clip=0.2, beta=0.04, norm_std=True, agg="seq"):
    mean = rewards.mean(dim=1, keepdim=True)
    std = rewards.std(dim=1, keepdim=True, unbiased=False)
    A = rewards - mean
    if norm_std:
        A = A / (std + 1e-6)
    A = A.unsqueeze(-1)
    diff = (logp - old_logp)
    ratio = torch.exp(diff)
    d = (ref_logp - logp)
    kl = torch.exp(d) - d - 1
    surrogate = torch.min(ratio * A, ratio.clamp(1 - clip, 1 + clip) * A)
    J = torch.where(mask, surrogate - beta * kl, 0.0)
    if agg == "seq":
        return -(J.sum(-1) / mask.sum(-1)).mean()
    return -J.sum() / mask.sum()
