import torch


class RMSprop:
    def __init__(self, params, lr=1e-2, *, alpha=0.99, eps=1e-8, momentum=0.0, centered=False):
        self.params = params
        self.lr = lr
        self.alpha = alpha
        self.eps = eps
        self.momentum = momentum
        self.centered = centered
        self.v = [torch.zeros_like(p) for p in params]
        self.a = [torch.zeros_like(p) for p in params]
        self.b = [torch.zeros_like(p) for p in params]

    @torch.no_grad()
    def step(self, grads):
        for i, (p, g) in enumerate(zip(self.params, grads)):
            deviation = g
            if self.centered:
                self.a[i] = self.alpha * self.a[i] + (1 - self.alpha) * g
                deviation = g - self.a[i]
            self.v[i] = self.alpha * self.v[i] + (1 - self.alpha) * deviation**2
            d = self.v[i]
            u = g / (torch.sqrt(d) + self.eps)
            if self.momentum:
                self.b[i] = self.momentum * self.b[i] + u
                u = self.b[i]
            p -= self.lr * u
