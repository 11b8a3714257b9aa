"""Perplexity: exp of the mean negative log-likelihood of a token. Source: Jelinek et al., 1977."""

import numpy as np


def perplexity(logits, targets, mask=None):
    """logits (B, T, V), targets (B, T), mask (B, T) -> float. One mean over all tokens of the batch."""
    if mask is None:
        mask = np.ones(targets.shape, dtype=bool)
    if not mask.any():
        raise ValueError("no token counts")
    z = logits - logits.max(axis=-1, keepdims=True)  # (B, T, V)
    log_sum = np.log(np.exp(z).sum(axis=-1))  # (B, T)
    z_t = np.take_along_axis(z, targets[..., None], axis=-1)[..., 0]  # (B, T)
    nll = log_sum - z_t  # (B, T)
    with np.errstate(over="ignore"):  # a mean above 709 nats is inf
        return float(np.exp(nll[mask].mean()))
