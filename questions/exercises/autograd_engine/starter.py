class Value:
    """A number that remembers how it was computed.

    data: the number
    grad: float, d(out)/d(self), added up by every out.backward()
    """

    def __init__(self, data):
        raise NotImplementedError

    def exp(self):
        raise NotImplementedError

    def log(self):
        raise NotImplementedError

    def tanh(self):
        raise NotImplementedError

    def relu(self):
        """Derivative at 0 is 0."""
        raise NotImplementedError

    def backward(self):
        """Add d(self)/d(leaf) to the grad of every leaf."""
        raise NotImplementedError

    # operators: + - * / ** and unary -, with numbers on either side of + - * /
