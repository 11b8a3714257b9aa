import numpy as np


def mlp_grads(params, X, y):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    N = len(X)
    A = X @ W1 + b1
    H = np.maximum(A, 0)
    Z = H @ W2 + b2
    E = np.exp(Z)
    total = E.sum(axis=1)
    loss = (np.log(total) - Z[np.arange(N), y]).mean()
    D = E / total[:, None]
    D[np.arange(N), y] -= 1
    D /= N
    dH = D @ W2.T
    dA = dH * (A > 0)
    grads = {
        "W1": X.T @ dA,
        "b1": dA.sum(axis=0),
        "W2": H.T @ D,
        "b2": D.sum(axis=0),
    }
    return loss, grads
