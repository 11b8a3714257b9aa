import numpy as np


class StandardScaler:
    def fit(self, X):
        self.mean = X.mean(axis=0)
        self.std = np.sqrt(np.abs((X * X).mean(axis=0) - self.mean**2))
        self.std[self.std == 0] = 1
        return self

    def transform(self, X):
        z = (X - self.mean) / self.std
        return z.astype(X.dtype) if X.dtype.kind == "f" else z
