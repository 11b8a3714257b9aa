import math

import numpy as np


class StandardScaler:
    def fit(self, X):
        self.columns = []
        for column in X.T:
            values = [float(v) for v in column]
            mean = math.fsum(values) / len(values)
            std = math.sqrt(math.fsum((v - mean) ** 2 for v in values) / len(values))
            self.columns.append((mean, std if std else 1.0))
        return self

    def transform(self, X):
        Z = np.empty(X.shape, X.dtype if X.dtype.kind == "f" else float)
        for j, (mean, std) in enumerate(self.columns):
            Z[:, j] = [(float(v) - mean) / std for v in X[:, j]]
        return Z
