import torch


def gae(rewards, values, dones, last_value, gamma, lam):
    T = len(rewards)
    adv = torch.zeros(T)
    running = 0.0
    for t in reversed(range(T)):
        live = 0.0 if dones[t] else 1.0
        next_value = last_value if t == T - 1 else values[t + 1]
        delta = rewards[t] + gamma * next_value * live - values[t]
        running = delta + gamma * lam * live * running
        adv[t] = running
    returns = adv + values
    return adv, returns


def ppo_loss(logp, old_logp, adv, clip=0.2):
    ratio = torch.exp(logp - old_logp)
    return -torch.minimum(ratio * adv, torch.clamp(ratio, 1 - clip, 1 + clip) * adv).mean()
