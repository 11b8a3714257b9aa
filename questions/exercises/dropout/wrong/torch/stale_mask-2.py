import torch


class Dropout:
    def __init__(self, p):
        if p < 0 or p > 1:
            raise ValueError("p must be in [0, 1]")
        self.p = p

    def forward(self, x, training, rng):
        if not training:
            return x
        self.mask = torch.rand(x.shape, generator=rng) >= self.p
        if self.p == 1:
            return torch.zeros_like(x)
        return torch.where(self.mask, x / (1 - self.p), 0.0)

    def backward(self, dy):
        if self.p == 1:
            return torch.zeros_like(dy)
        return torch.where(self.mask, dy / (1 - self.p), 0.0)
