import math

import numpy as np


def one(s, real):
    """Loss and derivative for one word; with the sign turned it is the same for both kinds."""
    t = s if real else -s
    small = math.exp(-abs(t))
    loss = max(-t, 0.0) + math.log1p(small)
    wrong = (small if t > 0 else 1.0) / (1.0 + small)
    return loss, -wrong if real else wrong


def sgns_loss(v, u_pos, u_neg):
    total, g = one(float(np.dot(v, u_pos)), True)
    dv, du = g * u_pos, np.zeros(u_neg.shape)
    for i in range(u_neg.shape[0]):
        loss, h = one(float(np.dot(v, u_neg[i])), False)
        total += loss
        dv = dv + h * u_neg[i]
        du[i] = h * v
    return total, dv, g * v, du


def noise_distribution(counts, power=0.75):
    powers = [int(c) ** power if c else 0.0 for c in counts]
    return np.array(powers) / sum(powers)
