"""Standardisation of features by the statistics of the training data.

Conventions of sklearn.preprocessing.StandardScaler: population deviation, 1 in place of 0.
"""

import numpy as np


class StandardScaler:
    """Statistics of shape (d,), learned by fit."""

    def fit(self, X):
        """X: (n, d) -> self."""
        X = _as_float(X)
        std = X.std(axis=0)  # (d,)
        self.mean, self.std = X.mean(axis=0), np.where(std == 0, 1, std)
        return self

    def transform(self, X):
        """X: (m, d) -> (m, d)."""
        X = _as_float(X)
        return ((X - self.mean) / self.std).astype(X.dtype)


def _as_float(X):
    return X if X.dtype.kind == "f" else X.astype(np.float64)
