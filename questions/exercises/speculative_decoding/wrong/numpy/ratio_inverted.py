import numpy as np


def accept_or_resample(p, q, draft, rng):
    k, V = q.shape
    tokens = []
    for i in range(k):
        token = int(draft[i])
        ratio = q[i, token] / p[i, token] if p[i, token] > 0 else 1.0
        if rng.random() < min(1.0, ratio):
            tokens.append(token)
        else:
            residual = np.clip(p[i] - q[i], 0.0, None)
            if residual.sum() == 0:
                residual = p[i].copy()
            residual = residual / residual.sum()
            tokens.append(int(rng.choice(V, p=residual)))
            return tokens
    tokens.append(int(rng.choice(V, p=p[k])))
    return tokens
