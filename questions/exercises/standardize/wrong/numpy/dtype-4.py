import numpy as np


class StandardScaler:
    def fit(self, X):
        X = X if X.dtype.kind == "f" else X.astype(np.float64)
        self.mean = X.mean(axis=0)
        std = X.std(axis=0)
        self.std = np.where(std > 0, std, 1).astype(std.dtype)
        return self

    def transform(self, X):
        X = X if X.dtype.kind == "f" else X.astype(np.float64)
        return (X - self.mean) / self.std
