class CausalConv1d:
    """Causal dilated convolution, of a whole sequence or input by input."""

    def __init__(self, weight, bias, dilation=1):
        """weight: (F, C, k); bias: (F,); dilation: int. weight[:, :, k - 1] meets the current input."""
        raise NotImplementedError

    def forward(self, x):
        """x: (B, C, T) -> (B, F, T). Neither reads nor changes the stream."""
        raise NotImplementedError

    def step(self, x_t):
        """x_t: (B, C), the next input of the stream -> (B, F)."""
        raise NotImplementedError

    def reset(self):
        """Begin a new stream."""
        raise NotImplementedError
