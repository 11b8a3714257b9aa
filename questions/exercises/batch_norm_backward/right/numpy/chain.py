import numpy as np


def batch_norm_backward(dy, x, gamma, eps=1e-5):
    """Step by step through the graph of the forward pass."""
    flat = np.moveaxis(x, 1, -1).reshape(-1, x.shape[1])
    g = np.moveaxis(dy, 1, -1).reshape(-1, x.shape[1])
    M = len(flat)
    centred = flat - flat.mean(0)
    var = (centred**2).mean(0)
    std = np.sqrt(var + eps)
    dbeta, dgamma = g.sum(0), (g * centred / std).sum(0)
    dxhat = g * gamma
    dvar = (dxhat * centred).sum(0) * -0.5 * (var + eps) ** -1.5
    dmean = -(dxhat / std).sum(0) + dvar * -2 * centred.mean(0)
    dflat = dxhat / std + dvar * 2 * centred / M + dmean / M
    moved = np.moveaxis(x, 1, -1).shape
    return np.moveaxis(dflat.reshape(moved), -1, 1), dgamma, dbeta
