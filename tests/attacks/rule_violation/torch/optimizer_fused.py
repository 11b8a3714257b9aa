# exercise: adam
import torch


class Adam:
    def __init__(self, params, lr=1e-3, *, betas=(0.9, 0.999), eps=1e-8):
        self.params = [p.detach() for p in params]
        self.lr, self.betas, self.eps = lr, betas, eps
        self.m = [torch.zeros_like(p) for p in self.params]
        self.v = [torch.zeros_like(p) for p in self.params]
        self.steps = [torch.tensor(0.0) for _ in self.params]

    def step(self, grads):
        for count in self.steps:
            count += 1
        torch._fused_adam_(
            self.params, [g.detach() for g in grads], self.m, self.v, [], self.steps, lr=self.lr, beta1=self.betas[0],
            beta2=self.betas[1], weight_decay=0.0, eps=self.eps, amsgrad=False, maximize=False,
        )
