import numpy as np


class StandardScaler:
    def fit(self, X):
        if X.dtype.kind != "f":
            X = X.astype(np.float64)
        self.mean = X.mean(axis=0)
        self.std = X.std(axis=0)
        return self

    def transform(self, X):
        if X.dtype.kind != "f":
            X = X.astype(np.float64)
        return ((X - self.mean) / self.std).astype(X.dtype)
