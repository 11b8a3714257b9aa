"""Perplexity: exp of the mean negative log-likelihood of a token. Source: Jelinek et al., 1977."""

import torch


def perplexity(logits, targets, mask=None):
    """logits (B, T, V), targets (B, T), mask (B, T) -> float. One mean over all tokens of the batch."""
    if mask is None:
        mask = torch.ones_like(targets, dtype=torch.bool)
    if not mask.any():
        raise ValueError("no token counts")
    z_t = logits.gather(-1, targets[..., None])[..., 0]  # (B, T)
    nll = logits.logsumexp(dim=-1) - z_t  # (B, T)
    return nll[mask].mean().exp().item()
