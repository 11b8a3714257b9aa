import math

import numpy as np


def mlp_grads(params, X, y):
    grads = {name: np.zeros(value.shape) for name, value in params.items()}
    losses = []
    for x, label in zip(X, y):
        a = x @ params["W1"] + params["b1"]
        active = a > 0
        h = np.where(active, a, 0.0)
        z = h @ params["W2"] + params["b2"]
        lse = np.logaddexp.reduce(z)
        losses.append(float(lse - z[label]))
        d = np.array([math.exp(v - lse) for v in z])
        d[label] -= 1.0
        back = np.where(active, params["W2"] @ d, 0.0)
        grads["W2"] += np.outer(h, d)
        grads["b2"] += d
        grads["W1"] += np.outer(x, back)
        grads["b1"] += back
    return sum(losses) / len(losses), {name: g / len(losses) for name, g in grads.items()}
