import torch


def gae(rewards, values, dones, last_value, gamma, lam):
    r, v, d = rewards.tolist(), values.tolist(), dones.tolist()
    v.append(last_value)
    adv = [0.0] * (len(r) + 1)
    for t in range(len(r) - 1, -1, -1):
        adv[t] = r[t] - v[t] + (0.0 if d[t] else gamma * v[t + 1] + gamma * lam * adv[t + 1])
    adv = torch.tensor(adv[:-1], dtype=rewards.dtype)
    return adv, values + adv


def ppo_loss(logp, old_logp, adv, clip=0.2):
    ratio = torch.exp(logp - old_logp)
    bound = torch.where(adv > 0, torch.clamp(ratio, max=1 + clip), torch.clamp(ratio, min=1 - clip))
    return torch.mean(-bound * adv)
