import numpy as np


def gae(rewards, values, dones, last_value, gamma, lam):
    T = len(rewards)
    adv = np.zeros_like(rewards)
    running = 0.0
    for t in reversed(range(T)):
        live = 0.0 if dones[t] else 1.0
        next_value = last_value if t == T - 1 else values[t + 1]
        delta = rewards[t] + lam * next_value * live - values[t]
        running = delta + gamma * lam * live * running
        adv[t] = running
    returns = adv + values
    return adv, returns


def ppo_loss(logp, old_logp, adv, clip=0.2):
    ratio = np.exp(logp - old_logp)
    return -np.minimum(ratio * adv, np.clip(ratio, 1 - clip, 1 + clip) * adv).mean()
