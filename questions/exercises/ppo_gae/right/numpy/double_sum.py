import numpy as np


def gae(rewards, values, dones, last_value, gamma, lam):
    n = len(rewards)
    adv = np.zeros(n)
    for t in range(n):
        weight = 1.0
        for k in range(t, n):
            after = values[k + 1] if k + 1 < n else last_value
            adv[t] += weight * (rewards[k] + (0.0 if dones[k] else gamma * after) - values[k])
            if dones[k]:
                break
            weight *= gamma * lam
    return adv, adv + values


def ppo_loss(logp, old_logp, adv, clip=0.2):
    ratio = np.exp(logp) / np.exp(old_logp)
    losses = np.maximum(-ratio * adv, -np.clip(ratio, 1.0 - clip, 1.0 + clip) * adv)
    return np.mean(losses)
