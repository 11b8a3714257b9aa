import torch


def grpo_loss(logp, old_logp, ref_logp, rewards, mask, *, clip=0.2, beta=0.04, norm_std=True, agg="seq"):
    P, G, T = logp.shape
    objectives, count = [], 0
    for p in range(P):
        group = rewards[p]
        mean = group.sum() / G
        std = ((group - mean) ** 2).mean().sqrt()
        for g in range(G):
            A = group[g] - mean
            if norm_std:
                A = A / (std + 1e-6)
            keep = mask[p, g]
            new, old, ref = logp[p, g][keep], old_logp[p, g][keep], ref_logp[p, g][keep]
            ratio = torch.exp(new - old.detach())
            bound = torch.clamp(ratio, max=1 + clip) if A > 0 else torch.clamp(ratio, min=1 - clip)
            kl = torch.expm1(ref - new) - (ref - new)
            J = bound * A - beta * kl
            objectives.append(J.mean() if agg == "seq" else J.sum())
            count += len(J)
    total = torch.stack(objectives)
    return -total.mean() if agg == "seq" else -total.sum() / count
