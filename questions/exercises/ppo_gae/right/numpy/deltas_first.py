import numpy as np


def gae(r, v, dones, last_value, gamma, lam):
    going = 1.0 - dones.astype(np.float64)
    following = np.append(v[1:], last_value)
    delta = r + gamma * following * going - v
    adv, running = [], 0.0
    for d, g in zip(delta[::-1], going[::-1]):
        running = d + gamma * lam * g * running
        adv.append(running)
    adv = np.array(adv[::-1], dtype=r.dtype)
    return adv, adv + v


def ppo_loss(logp, old_logp, adv, clip=0.2):
    ratio = np.exp(logp - old_logp)
    bound = np.where(adv >= 0, np.minimum(ratio, 1 + clip), np.maximum(ratio, 1 - clip))
    return float(-(bound * adv).mean())
