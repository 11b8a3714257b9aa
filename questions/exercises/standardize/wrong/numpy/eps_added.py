import numpy as np


class StandardScaler:
    def fit(self, X):
        X = np.asarray(X)
        self.dtype = X.dtype if X.dtype == np.float32 else np.float64
        self.mean_ = X.astype(np.float64).mean(axis=0)
        self.std_ = X.astype(np.float64).std(axis=0)
        return self

    def transform(self, X):
        X = np.asarray(X)
        z = (X - self.mean_) / (self.std_ + 1e-8)
        return z.astype(np.float32) if X.dtype == np.float32 else z
