"""Group relative policy optimisation. Source: Shao et al., 2024, eqs. 3-4; "token": Yu et al., 2025 (DAPO), eq. 8."""

import torch


def grpo_loss(logp, old_logp, ref_logp, rewards, mask, *, clip=0.2, beta=0.04, norm_std=True, agg="seq"):
    """logp, old_logp, ref_logp, mask (P, G, T), rewards (P, G) -> scalar."""
    A = rewards - rewards.mean(dim=1, keepdim=True)  # (P, G)
    if norm_std:
        A = A / (rewards.std(dim=1, keepdim=True, unbiased=False) + 1e-6)
    A = A[..., None]  # (P, G, 1)
    # masked before exp: inf * 0 would be NaN, in the value or in the gradient
    ratio = torch.where(mask, logp - old_logp, 0.0).exp()  # (P, G, T)
    d = torch.where(mask, ref_logp - logp, 0.0)  # (P, G, T)
    surrogate = torch.minimum(ratio * A, ratio.clamp(1 - clip, 1 + clip) * A)  # (P, G, T)
    J = (surrogate - beta * (d.exp() - d - 1)) * mask  # (P, G, T)
    if agg == "token":
        return -J.sum() / mask.sum()
    return -(J.sum(dim=-1) / mask.sum(dim=-1)).mean()
