import torch


class RAdam:
    def __init__(self, params, lr=1e-3, *, betas=(0.9, 0.999), eps=1e-8):
        self.params = [p.detach() for p in params]
        self.lr = lr
        self.betas = betas
        self.eps = eps
        self.m = [torch.zeros_like(p) for p in self.params]
        self.v = [torch.zeros_like(p) for p in self.params]
        self.t = 0

    def step(self, grads):
        self.t += 1
        b1, b2 = self.betas
        longest = 2 / (1 - b2) - 1
        length = longest - 2 * self.t * b2**self.t / (1 - b2**self.t)
        size = self.lr / (1 - b1**self.t)
        if length > 5:
            ratio = (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)
            size *= (ratio * (1 - b2**self.t)) ** 0.5
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m.lerp_(g.detach(), 1 - b1)
            v.mul_(b2).addcmul_(g.detach(), g.detach(), value=1 - b2)
            if length > 5:
                p.addcdiv_(m, v.sqrt().add_(self.eps), value=-size)
            else:
                p.add_(m, alpha=-size)
