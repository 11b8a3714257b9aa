import torch
from torch.nn.functional import binary_cross_entropy_with_logits


def reparameterize(mu, logvar, generator):
    epsilon = torch.randn(mu.shape, generator=generator, dtype=mu.dtype, device=mu.device)
    return mu + torch.exp(logvar / 2) * epsilon


def vae_loss(x, recon_logits, mu, logvar, beta=1.0):
    bce = binary_cross_entropy_with_logits(recon_logits, x, reduction="none")
    kl = 0.5 * (mu**2 + logvar.exp() - 1 - logvar)
    return bce.sum(dim=-1).mean() + beta * kl.sum(dim=1).mean()
