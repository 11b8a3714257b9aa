import torch


class Dropout:
    def __init__(self, p):
        if not 0.0 <= p <= 1.0:
            raise ValueError(p)
        self.p = p

    def forward(self, x, training, rng):
        self.mask = None
        if not training:
            return x
        self.mask = torch.empty_like(x).bernoulli_(1 - self.p, generator=rng)
        if self.p < 1:
            self.mask = self.mask / (1 - self.p)
        return x * self.mask

    def backward(self, dy):
        return dy if self.mask is None else dy * self.mask
