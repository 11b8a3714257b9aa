import torch


class Adagrad:
    def __init__(self, params, lr=1e-2, *, eps=1e-10):
        self.params = list(params)
        self.lr, self.eps = lr, eps
        self.sums = [torch.zeros_like(p, requires_grad=False) for p in self.params]

    @torch.no_grad()
    def step(self, grads):
        grads = list(grads)
        torch._foreach_addcmul_(self.sums, grads, grads, value=1.0)
        scale = torch._foreach_sqrt(self.sums)
        torch._foreach_add_(scale, self.eps)
        torch._foreach_addcdiv_(self.params, grads, scale, value=-self.lr)
