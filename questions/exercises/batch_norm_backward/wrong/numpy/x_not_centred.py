import numpy as np


def batch_norm_backward(dy, x, gamma, eps=1e-5):
    axes = (0,) if x.ndim == 2 else (0, 2, 3)
    shape = (1, -1) if x.ndim == 2 else (1, -1, 1, 1)
    M = x.size // x.shape[1]
    mean = x.mean(axis=axes, keepdims=True)
    var = x.var(axis=axes, keepdims=True)
    rstd = 1 / np.sqrt(var + eps)
    xhat = (x - mean) * rstd
    dbeta = dy.sum(axis=axes)
    dgamma = (dy * xhat).sum(axis=axes)
    dxhat = dy * gamma.reshape(shape)
    mean_term = dxhat.mean(axis=axes, keepdims=True)
    xhat_term = x * rstd * (dxhat * xhat).mean(axis=axes, keepdims=True)
    dx = rstd * (dxhat - mean_term - xhat_term)
    return dx, dgamma, dbeta
