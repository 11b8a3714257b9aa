def reparameterize(mu, logvar, generator):
    """Sample z from N(mu, exp(logvar)). mu, logvar: floats (B, D); generator: torch.Generator. Returns (B, D)."""
    raise NotImplementedError


def vae_loss(x, recon_logits, mu, logvar, beta=1.0):
    """Negative ELBO.

    x (in [0, 1]), recon_logits: floats (B, ...); mu, logvar: floats (B, D); beta: weight of the KL divergence. Returns
    a 0-d tensor.
    """
    raise NotImplementedError
