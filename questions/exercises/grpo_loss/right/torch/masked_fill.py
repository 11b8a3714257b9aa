import torch


def grpo_loss(logp, old_logp, ref_logp, rewards, mask, *, clip=0.2, beta=0.04, norm_std=True, agg="seq"):
    with torch.no_grad():
        centred = rewards - rewards.mean(-1, keepdim=True)
        advantage = centred / (centred.pow(2).mean(-1, keepdim=True).sqrt() + 1e-6) if norm_std else centred
        advantage = advantage.unsqueeze(-1).expand_as(logp)
        weight = mask.to(logp.dtype)
        weight = weight / weight.sum() if agg == "token" else weight / weight.sum(-1, keepdim=True) / rewards.numel()
    new, old, ref = (x.masked_fill(~mask, 0.0) for x in (logp, old_logp, ref_logp))
    ratio = (new - old).exp()
    losses = torch.max(-ratio * advantage, -ratio.clamp(1 - clip, 1 + clip) * advantage)
    losses = losses + beta * ((ref - new).exp() - (ref - new) - 1)
    return (losses * weight).sum()
