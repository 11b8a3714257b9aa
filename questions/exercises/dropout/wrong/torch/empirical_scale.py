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
            keep = (torch.rand(x.shape, generator=rng) >= self.p).to(x.dtype)
            self.mask = keep / keep.mean().clamp(min=1e-12)
        return x * self.mask

    def backward(self, dy):
        return dy * self.mask
