"""Speculative sampling. Leviathan et al. 2022, algorithm 1; Chen et al. 2023, algorithm 2."""

import numpy as np


def accept_or_resample(p, q, draft, rng):
    """p (k+1, V) target laws, q (k, V) draft laws, draft (k,) -> 1 to k+1 tokens, which follow p."""
    out = []
    for p_i, q_i, x in zip(p, q, draft, strict=False):  # p has one row more
        if rng.random() >= p_i[x] / q_i[x]:  # rejected, with probability 1 - min(1, p/q)
            residual = np.maximum(p_i - q_i, 0)  # (V,) what accepted drafts leave missing of p
            return [*out, int(rng.choice(len(p_i), p=residual / residual.sum()))]
        out.append(int(x))
    return [*out, int(rng.choice(p.shape[1], p=p[-1]))]
