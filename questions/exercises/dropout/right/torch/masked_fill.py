import torch


class Dropout:
    def __init__(self, p):
        if p > 1 or p < 0:
            raise ValueError("p is a probability")
        self.p = p

    def forward(self, x, training, rng):
        chance = torch.rand(x.numel(), generator=rng, dtype=torch.float64).reshape(x.shape)
        self.drop = chance < self.p if training else torch.zeros(x.shape, dtype=torch.bool)
        self.keep = 1 - self.p if training else 1.0
        return self.backward(x)

    def backward(self, dy):
        return (dy / self.keep).masked_fill(self.drop, 0.0)
