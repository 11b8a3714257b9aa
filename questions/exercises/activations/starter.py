def activation(x, kind):
    """An activation function and its derivative, elementwise.

    x: float array of any shape
    kind: "relu", "leaky_relu", "sigmoid", "tanh", "softplus", "gelu" or "silu"
    -> (y, dydx), both of x's shape and dtype
    """
    raise NotImplementedError
