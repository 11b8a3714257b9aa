import torch


class Adagrad:
    def __init__(self, params, lr=1e-2, *, eps=1e-10):
        self.params = params
        self.lr = lr
        self.eps = eps
        self.acc = 0.0

    @torch.no_grad()
    def step(self, grads):
        for i, (p, g) in enumerate(zip(self.params, grads)):
            self.acc = self.acc + g * g
            p -= self.lr * g / (torch.sqrt(self.acc) + self.eps)
