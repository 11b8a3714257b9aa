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
            residual = np.clip(p[i] - q[i], 0.0, None)
            residual = residual / residual.sum()
            tokens.append(int(rng.choice(V, p=residual)))
            return tokens
    return tokens
