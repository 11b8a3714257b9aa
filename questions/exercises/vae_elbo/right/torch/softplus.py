import torch
from torch.nn.functional import softplus


def reparameterize(mu, logvar, generator):
    eps = torch.empty_like(mu, requires_grad=False).normal_(generator=generator)
    return torch.addcmul(mu, eps, logvar.mul(0.5).exp())


def vae_loss(x, recon_logits, mu, logvar, beta=1.0):
    rec = x * softplus(-recon_logits) + (1 - x) * softplus(recon_logits)
    kl = mu.square() + torch.expm1(logvar) - logvar
    return (rec.sum() + beta / 2 * kl.sum()) / len(x)
