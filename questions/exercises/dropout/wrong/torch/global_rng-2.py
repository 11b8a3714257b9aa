import torch


class Dropout:
    def __init__(self, p):
        if p < 0 or p > 1:
            raise ValueError("p must be in [0, 1]")
        self.p = p
        self.mask = None

    def forward(self, x, training, rng):
        if not training:
            self.mask = None
            return x
        own = torch.Generator()
        own.seed()
        self.mask = torch.rand(x.shape, generator=own) >= self.p
        if self.p == 1:
            return torch.zeros_like(x)
        return torch.where(self.mask, x / (1 - self.p), 0.0)

    def backward(self, dy):
        if self.mask is None:
            return dy
        if self.p == 1:
            return torch.zeros_like(dy)
        return torch.where(self.mask, dy / (1 - self.p), 0.0)
