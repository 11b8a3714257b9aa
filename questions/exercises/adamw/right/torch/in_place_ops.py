import math

import torch


class AdamW:
    def __init__(self, params, lr=1e-3, *, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
        self.params = list(params)
        self.lr = lr
        self.betas = betas
        self.eps = eps
        self.weight_decay = weight_decay
        self.state = [dict(exp_avg=torch.zeros_like(p), exp_avg_sq=torch.zeros_like(p)) for p in params]
        self.steps = 0

    def step(self, grads):
        self.steps += 1
        beta1, beta2 = self.betas
        correction1 = 1 - beta1**self.steps
        correction2 = 1 - beta2**self.steps
        with torch.no_grad():
            for p, g, s in zip(self.params, grads, self.state):
                p.mul_(1 - self.lr * self.weight_decay)
                s["exp_avg"].lerp_(g, 1 - beta1)
                s["exp_avg_sq"].mul_(beta2).addcmul_(g, g, value=1 - beta2)
                denom = s["exp_avg_sq"].sqrt().div_(math.sqrt(correction2)).add_(self.eps)
                p.addcdiv_(s["exp_avg"], denom, value=-self.lr / correction1)
