import torch


@torch.no_grad()
def gae(r, v, dones, last_value, gamma, lam):
    going = (~dones).to(r.dtype)
    following = torch.cat([v[1:], v.new_tensor([last_value])])
    delta = r + gamma * following * going - v
    adv = torch.empty_like(delta)
    running = torch.zeros((), dtype=r.dtype)
    for t in range(len(r) - 1, -1, -1):
        running = delta[t] + gamma * lam * going[t] * running
        adv[t] = running
    return adv, adv + v


def ppo_loss(logp, old_logp, adv, clip=0.2):
    ratio = (logp - old_logp.detach()).exp()
    pair = torch.stack([ratio * adv, ratio.clamp(1 - clip, 1 + clip) * adv])
    return -pair.min(dim=0).values.mean()
