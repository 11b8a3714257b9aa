"""Cross-entropy with label smoothing. Source: Szegedy et al., "Rethinking the Inception Architecture", 2016, sec. 7."""

import numpy as np


def smoothed_cross_entropy(logits, target, *, smoothing=0.1, ignore_index=-100):
    """logits (N, C), target (N,) -> scalar. Convention of PyTorch: smoothing / C for every class, the true one too."""
    z = logits - logits.max(axis=1, keepdims=True)  # (N, C)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))  # (N, C)
    kept = target != ignore_index  # (N,)
    t = np.where(kept, target, 0)  # (N,) an ignored target need not be a class id

    hard = -np.take_along_axis(log_p, t[:, None], axis=1)[:, 0]  # (N,) against the one-hot target
    uniform = -log_p.mean(axis=1)  # (N,) against 1/C for every class
    loss = (1 - smoothing) * hard + smoothing * uniform  # (N,)
    return np.where(kept, loss, 0).sum() / kept.sum()
