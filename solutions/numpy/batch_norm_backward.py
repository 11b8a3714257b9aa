"""Backward pass of batch normalisation. Source: Ioffe and Szegedy, "Batch Normalization", 2015, section 3."""

import numpy as np


def batch_norm_backward(dy, x, gamma, eps=1e-5):
    """dy, x (N, C) or (N, C, H, W), gamma (C,) -> dx like x, dgamma (C,), dbeta (C,)."""
    batch = (0, *range(2, x.ndim))  # everything but the channels
    mu = x.mean(batch, keepdims=True)  # (1, C, ...)
    var = x.var(batch, keepdims=True)  # (1, C, ...) biased
    rstd = 1 / np.sqrt(var + eps)
    x_hat = (x - mu) * rstd  # (N, C, ...)

    dbeta = dy.sum(batch)  # (C,)
    dgamma = (dy * x_hat).sum(batch)  # (C,)
    # mu and var depend on every x: the gradient loses its mean and its component along x_hat.
    g = dy * gamma.reshape(mu.shape)  # (N, C, ...) with respect to x_hat
    dx = rstd * (g - g.mean(batch, keepdims=True) - x_hat * (g * x_hat).mean(batch, keepdims=True))
    return dx, dgamma, dbeta
