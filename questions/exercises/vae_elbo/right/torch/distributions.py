import torch
from torch.distributions import Normal, kl_divergence


def reparameterize(mu, logvar, generator):
    noise = torch.empty_like(mu).normal_(generator=generator)
    return noise * (0.5 * logvar).exp() + mu


def vae_loss(x, recon_logits, mu, logvar, beta=1.0):
    recon = x * torch.nn.functional.softplus(-recon_logits) + (1 - x) * torch.nn.functional.softplus(recon_logits)
    kl = kl_divergence(Normal(mu, (logvar / 2).exp()), Normal(torch.zeros_like(mu), torch.ones_like(mu)))
    return (recon.sum() + beta * kl.sum()) / x.shape[0]
