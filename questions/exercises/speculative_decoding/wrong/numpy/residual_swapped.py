import numpy as np


def accept_or_resample(p, q, draft, rng):
    out = []
    for p_i, q_i, x in zip(p, q, draft, strict=False):
        if rng.random() >= p_i[x] / q_i[x]:
            residual = np.maximum(q_i - p_i, 0)
            return [*out, int(rng.choice(len(p_i), p=residual / residual.sum()))]
        out.append(int(x))
    return [*out, int(rng.choice(p.shape[1], p=p[-1]))]
