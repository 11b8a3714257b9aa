"""Backpropagation through a classifier with one hidden layer.

Source: Rumelhart, Hinton, Williams, "Learning representations by back-propagating errors", 1986, with relu and softmax.
"""

import numpy as np


def mlp_grads(params, X, y):
    """params: W1 (d, h), b1 (h,), W2 (h, k), b2 (k,); X: (N, d); y: (N,) -> (loss, grads)."""
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    rows = np.arange(len(X))
    A = X @ W1 + b1  # (N, h), pre-activations
    H = np.maximum(A, 0)  # (N, h)
    Z = H @ W2 + b2  # (N, k), logits
    lse = np.logaddexp.reduce(Z, axis=1, keepdims=True)  # (N, 1)
    loss = np.mean(lse[:, 0] - Z[rows, y])

    D = np.exp(Z - lse)  # (N, k), probabilities; from here on dL/dZ
    D[rows, y] -= 1
    D /= len(X)
    dA = (D @ W2.T) * (A > 0)  # (N, h)
    return float(loss), {"W1": X.T @ dA, "b1": dA.sum(axis=0), "W2": H.T @ D, "b2": D.sum(axis=0)}
