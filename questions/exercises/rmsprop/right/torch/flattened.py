import torch


class RMSprop:
    """All parameters as one long vector, copied back at the end."""

    def __init__(self, params, lr=1e-2, *, alpha=0.99, eps=1e-8, momentum=0.0, centered=False):
        self.params, self.lr = params, lr
        self.alpha, self.eps, self.momentum, self.centered = alpha, eps, momentum, float(centered)
        self.v = self.a = self.b = 0.0

    def step(self, grads):
        g = torch.cat([grad.detach().reshape(-1) for grad in grads])
        self.v = self.alpha * self.v + (1 - self.alpha) * g.square()
        self.a = self.alpha * self.a + (1 - self.alpha) * g
        self.b = self.momentum * self.b + g / ((self.v - self.centered * self.a.square()).sqrt() + self.eps)
        for p, piece in zip(self.params, self.b.split([p.numel() for p in self.params])):
            p.data -= self.lr * piece.view(p.shape)
