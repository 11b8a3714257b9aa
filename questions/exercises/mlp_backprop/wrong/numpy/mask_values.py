import numpy as np


def mlp_grads(params, X, y):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = X.shape[0]
    A = X @ W1 + b1
    H = np.maximum(A, 0)
    Z = H @ W2 + b2
    Z = Z - Z.max(axis=1, keepdims=True)
    P = np.exp(Z)
    P /= P.sum(axis=1, keepdims=True)
    loss = (np.log(np.exp(Z).sum(1)) - Z[np.arange(n), y]).mean()
    dZ = P.copy()
    dZ[np.arange(n), y] -= 1
    dZ /= n
    dH = dZ @ W2.T
    dA = dH * H
    return float(loss), {"W1": X.T @ dA, "b1": dA.sum(0), "W2": H.T @ dZ, "b2": dZ.sum(0)}
