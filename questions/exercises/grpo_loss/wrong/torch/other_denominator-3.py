import torch


def grpo_loss(logp, old_logp, ref_logp, rewards, mask, *, clip=0.2, beta=0.04, norm_std=True, agg="seq"):
    A = rewards - rewards.mean(dim=1, keepdim=True)
    if norm_std:
        A = A / (rewards.std(dim=1, keepdim=True, unbiased=False) + 1e-4)
    A = A[..., None]
    ratio = torch.where(mask, logp - old_logp, 0.0).exp()
    d = torch.where(mask, ref_logp - logp, 0.0)
    surrogate = torch.minimum(ratio * A, ratio.clamp(1 - clip, 1 + clip) * A)
    J = (surrogate - beta * (d.exp() - d - 1)) * mask
    if agg == "token":
        return -J.sum() / mask.sum()
    return -(J.sum(dim=-1) / mask.sum(dim=-1)).mean()
