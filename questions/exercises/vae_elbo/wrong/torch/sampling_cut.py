import torch
import torch.nn.functional as F


def reparameterize(mu, logvar, generator):
    std = torch.exp(0.5 * logvar)
    return torch.normal(mu, std, generator=generator)


def vae_loss(x, recon_logits, mu, logvar, beta=1.0):
    n = x.shape[0]
    recon = F.binary_cross_entropy_with_logits(recon_logits, x, reduction="sum") / n
    kl = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp()) / n
    return recon + beta * kl
