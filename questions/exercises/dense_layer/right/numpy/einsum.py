import numpy as np


class Dense:
    def __init__(self, W, b):
        self.W, self.b = W.copy(), b.copy()
        self.dW = self.db = None

    def forward(self, x):
        self.lead = x.shape[:-1]
        self.x = np.array(x)
        return np.einsum("...i,ij->...j", x, self.W) + self.b

    def backward(self, dy):
        axes = tuple(range(dy.ndim - 1))
        self.dW = np.tensordot(self.x, dy, axes=(axes, axes)) if axes else np.outer(self.x, dy)
        self.db = np.sum(dy, axis=axes)
        return np.einsum("...j,ij->...i", dy, self.W)
