import numpy as np


class StandardScaler:
    def fit(self, X):
        if X.dtype.kind != "f":
            X = X.astype(np.float64)
        self.mean = X.mean(axis=0)
        self.std = X.std(axis=0)
        self.std[self.std == 0] = 1
        return self

    def transform(self, X):
        if X.dtype.kind != "f":
            X = X.astype(np.float64)
        std = X.std(axis=0)
        std[std == 0] = 1
        return ((X - X.mean(axis=0)) / std).astype(X.dtype)
