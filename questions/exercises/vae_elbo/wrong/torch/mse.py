import torch


def reparameterize(mu, logvar, generator):
    epsilon = torch.randn(mu.shape, generator=generator, dtype=mu.dtype, device=mu.device)
    return mu + torch.exp(logvar / 2) * epsilon


def vae_loss(x, recon_logits, mu, logvar, beta=1.0):
    bce = (recon_logits.sigmoid() - x) ** 2
    kl = 0.5 * (mu**2 + logvar.exp() - 1 - logvar)
    return (bce.flatten(1).sum(dim=1) + beta * kl.sum(dim=1)).mean()
