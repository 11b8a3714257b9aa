import torch


class Dropout:

    def __init__(self, p):
        if not 0 <= p <= 1:
            raise ValueError(f"p = {p} is no probability")
        self.p = p
        self.scale = 1 / (1 - p) if p < 1 else 0.0

    def forward(self, x, training, rng):
        self.mask = torch.ones_like(x)
        if training:
            keep = torch.randperm(x.numel(), generator=rng).reshape(x.shape) >= self.p * x.numel()
            self.mask = self.scale * keep.to(x)
        return x * self.mask

    def backward(self, dy):
        return dy * self.mask
