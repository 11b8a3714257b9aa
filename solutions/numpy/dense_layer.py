"""A fully connected layer and the vector-Jacobian products of its backward pass.

Source: Rumelhart, Hinton, Williams, "Learning representations by back-propagating errors", 1986.
"""


class Dense:
    """W: (nin, nout); b: (nout,)."""

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        """x: (..., nin) -> (..., nout)."""
        self.x = x
        return x @ self.W + self.b

    def backward(self, dy):
        """dy: (..., nout) -> dx: (..., nin); sets dW and db, summed over all leading axes."""
        nin, nout = self.W.shape
        x, d = self.x.reshape(-1, nin), dy.reshape(-1, nout)  # (N, nin), (N, nout)
        self.dW = x.T @ d  # (nin, nout)
        self.db = d.sum(axis=0)  # (nout,)
        return dy @ self.W.T  # (..., nin)
