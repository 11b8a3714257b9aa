class Dense:
    """A fully connected layer, y = x W + b.

    W: (nin, nout)
    b: (nout,)
    dW, db: their gradients, set by backward
    """

    def __init__(self, W, b):
        raise NotImplementedError

    def forward(self, x):
        """x: (..., nin) -> (..., nout)"""
        raise NotImplementedError

    def backward(self, dy):
        """dy: (..., nout), for the last forward -> dx: (..., nin)"""
        raise NotImplementedError
