class StandardScaler:
    """Brings every feature to mean 0 and standard deviation 1."""

    def fit(self, X):
        """X: (n, d) -> self"""
        raise NotImplementedError

    def transform(self, X):
        """X: (m, d) -> (m, d)"""
        raise NotImplementedError
