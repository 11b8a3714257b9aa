import numpy as np


def log_sigmoid(x):
    return -np.logaddexp(0.0, -x)


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def sgns_loss(v, u_pos, u_neg):
    pos = np.dot(u_pos, v)
    neg = u_neg @ v
    loss = -log_sigmoid(pos) - np.sum(log_sigmoid(-neg))
    g_pos = sigmoid(pos) - 1.0
    g_neg = sigmoid(neg)
    dv = g_pos * u_pos + u_neg.T @ g_neg
    du_pos = g_pos * v
    du_neg = g_neg[:, None] * u_neg
    return float(loss), dv, du_pos, du_neg


def noise_distribution(counts, power=0.75):
    weights = np.asarray(counts, dtype=np.float64) ** power
    return weights / np.sum(weights)
