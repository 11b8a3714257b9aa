import torch


class Adagrad:
    def __init__(self, params, lr=1e-2, *, eps=1e-10):
        self.params = params
        self.lr = lr
        self.eps = eps
        self.acc = [torch.full_like(p, 0.1) for p in params]

    @torch.no_grad()
    def step(self, grads):
        for i, (p, g) in enumerate(zip(self.params, grads)):
            self.acc[i] = self.acc[i] + g * g
            p -= self.lr * g / (torch.sqrt(self.acc[i]) + self.eps)
