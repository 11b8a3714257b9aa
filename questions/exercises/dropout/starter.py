class Dropout:
    """Inverted dropout. p: probability of dropping an entry, in [0, 1]; ValueError otherwise."""

    def __init__(self, p):
        raise NotImplementedError

    def forward(self, x, training, rng):
        """x: float array of any shape; training: bool; rng: generator. Returns an array of x's shape and dtype."""
        raise NotImplementedError

    def backward(self, dy):
        """dy: gradient of the output of the last forward. Returns the gradient of its input."""
        raise NotImplementedError
