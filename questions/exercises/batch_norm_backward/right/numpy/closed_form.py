import numpy as np


def batch_norm_backward(dy, x, gamma, eps=1e-5):
    g, v = (a.reshape(*x.shape[:2], -1) for a in (dy, x))
    M = v.shape[0] * v.shape[2]
    centred = v - (np.einsum("ncl->c", v) / M)[:, None]
    inv = (np.einsum("ncl,ncl->c", centred, centred) / M + eps) ** -0.5
    dbeta = np.einsum("ncl->c", g)
    dgamma = np.einsum("ncl,ncl->c", g, centred) * inv
    xhat = centred * inv[:, None]
    dx = (gamma * inv / M)[:, None] * (M * g - dbeta[:, None] - xhat * dgamma[:, None])
    return dx.reshape(x.shape), dgamma, dbeta
