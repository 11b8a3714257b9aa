def swiglu(x, W_gate, W_up, W_down):
    """Feed-forward layer with a gate, without biases.

    x: (..., D), rank >= 1; W_gate, W_up: (D, F); W_down: (F, D). Returns (..., D).
    """
    raise NotImplementedError
