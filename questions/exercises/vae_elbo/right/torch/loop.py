import torch


def reparameterize(mu, logvar, generator):
    rows = [torch.normal(0.0, 1.0, row.shape, generator=generator, dtype=row.dtype) for row in mu]
    return torch.addcmul(mu, torch.sqrt(torch.exp(logvar)), torch.stack(rows))


def vae_loss(x, recon_logits, mu, logvar, beta=1.0):
    total = 0.0
    for target, z, m, v in zip(x, recon_logits, mu, logvar):
        zero = torch.zeros_like(z)
        bce = (torch.logaddexp(zero, z) - target * z).sum()
        total = total + bce - 0.5 * beta * (1 + v - m.pow(2) - v.exp()).sum()
    return total / len(x)
