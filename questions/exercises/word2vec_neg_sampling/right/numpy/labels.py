import numpy as np


def sgns_loss(v, u_pos, u_neg):
    """Logistic regression with k + 1 rows, the first of which has label 1."""
    u = np.vstack([u_pos, u_neg]).astype(np.float64)
    s = u @ v
    y = np.zeros(len(u))
    y[0] = 1
    loss = np.sum(np.maximum(s, 0) - s * y + np.log1p(np.exp(-np.abs(s))))
    residual = 0.5 * (1 + np.tanh(0.5 * s)) - y
    du = np.outer(residual, v)
    return loss, residual @ u, du[0], du[1:]


def noise_distribution(counts, power=0.75):
    logs = power * np.log(np.maximum(counts, 1))
    weights = np.where(counts > 0, np.exp(logs - logs.max()), 0.0)
    return weights / weights.sum()
