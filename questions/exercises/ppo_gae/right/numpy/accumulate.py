from itertools import accumulate

import numpy as np


def gae(rewards, values, dones, last_value, gamma, lam):
    alive = 1.0 - np.asarray(dones, dtype=float)
    following = np.concatenate([values[1:], [last_value]])
    delta = rewards + gamma * alive * following - values
    back = zip(delta[::-1].tolist(), (gamma * lam * alive)[::-1].tolist())
    adv = list(accumulate(back, lambda a, dk: dk[0] + dk[1] * a, initial=0.0))[1:][::-1]
    adv = np.array(adv, dtype=rewards.dtype)
    return adv, adv + values


def ppo_loss(logp, old_logp, adv, clip=0.2):
    ratio = np.exp(logp - old_logp)
    bounded = np.where(adv >= 0, np.minimum(ratio, 1 + clip), np.maximum(ratio, 1 - clip))
    return -np.mean(bounded * adv)
