"""Variational autoencoder. Source: Kingma and Welling, 2014, section 2.4 and appendix B."""

import torch
from torch.nn.functional import binary_cross_entropy_with_logits


def reparameterize(mu, logvar, generator):
    """mu, logvar (B, D) -> z (B, D). The noise does not depend on the parameters, so z is differentiable in them."""
    epsilon = torch.randn(mu.shape, generator=generator, dtype=mu.dtype, device=mu.device)  # (B, D)
    return mu + torch.exp(logvar / 2) * epsilon


def vae_loss(x, recon_logits, mu, logvar, beta=1.0):
    """x, recon_logits (B, ...), mu, logvar (B, D) -> scalar."""
    bce = binary_cross_entropy_with_logits(recon_logits, x, reduction="none")  # (B, ...)
    kl = 0.5 * (mu**2 + logvar.exp() - 1 - logvar)  # (B, D)
    return (bce.flatten(1).sum(dim=1) + beta * kl.sum(dim=1)).mean()
