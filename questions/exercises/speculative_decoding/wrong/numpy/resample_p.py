import numpy as np


def accept_or_resample(p, q, draft, rng):
    k, V = q.shape
    tokens = []
    for i in range(k):
        token = int(draft[i])
        ratio = p[i, token] / q[i, token]
        if rng.random() < min(1.0, ratio):
            tokens.append(token)
        else:
            residual = p[i]
            residual = residual / residual.sum()
            tokens.append(int(rng.choice(V, p=residual)))
            return tokens
    tokens.append(int(rng.choice(V, p=p[k])))
    return tokens
