import numpy as np


def accept_or_resample(p, q, draft, rng):
    """All decisions at once; the first rejection counts."""
    k = len(draft)
    at = np.arange(k)
    refused = rng.random(k) * q[at, draft] >= p[at, draft]
    n = int(np.argmax(refused)) if refused.any() else k
    law = p[k] if n == k else np.where(p[n] > q[n], p[n] - q[n], 0.0)
    last = rng.multinomial(1, law / law.sum()).argmax()
    return draft[:n].tolist() + [int(last)]
