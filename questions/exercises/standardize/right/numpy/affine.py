import numpy as np


class StandardScaler:
    """One product and one sum for each entry."""

    def fit(self, X):
        data = np.asarray(X, dtype=np.float64)
        centre = np.sum(data, axis=0) / data.shape[0]
        spread = np.sqrt(np.sum((data - centre) ** 2, axis=0) / data.shape[0])
        self.gain = 1.0 / np.where(spread > 0, spread, 1.0)
        self.centre = centre
        return self

    def transform(self, X):
        dtype = X.dtype if np.issubdtype(X.dtype, np.floating) else np.float64
        return ((X.astype(np.float64) - self.centre) * self.gain).astype(dtype)
