class LoRALinear(torch.nn.Module):
    """A frozen linear layer with a trainable low-rank update.

    base: nn.Linear, kept as self.base; r: rank; alpha: scale of the update
    Attributes: base, lora_A (r, nin), lora_B (nout, r), the latter two Parameters.
    """

    def __init__(self, base, r, alpha):
        super().__init__()
        raise NotImplementedError

    def forward(self, x):
        """x: (..., nin). Returns (..., nout)."""
        raise NotImplementedError

    def merge(self):
        """Add the update to base.weight, in place."""
        raise NotImplementedError

    def unmerge(self):
        """Take it out again."""
        raise NotImplementedError
