import torch


class RMSprop:
    def __init__(self, params, lr=1e-2, *, alpha=0.99, eps=1e-8, momentum=0.0, centered=False):
        self.params = list(params)
        self.lr = lr
        self.alpha = alpha
        self.eps = eps
        self.momentum = momentum
        self.centered = centered
        self.state = [dict(square_avg=torch.zeros_like(p)) for p in self.params]

    def step(self, grads):
        with torch.no_grad():
            for p, g, s in zip(self.params, grads, self.state):
                s["square_avg"].mul_(self.alpha).addcmul_(g, g, value=1 - self.alpha)
                if self.centered:
                    mean = s.setdefault("grad_avg", torch.zeros_like(p))
                    mean.lerp_(g, 1 - self.alpha)
                    denominator = s["square_avg"].addcmul(mean, mean, value=-1).sqrt_().add_(self.eps)
                else:
                    denominator = s["square_avg"].sqrt().add_(self.eps)
                if self.momentum > 0:
                    buf = s.setdefault("momentum_buffer", torch.zeros_like(p))
                    buf.mul_(self.momentum).addcdiv_(g, denominator)
                    p.add_(buf, alpha=-self.lr)
                else:
                    p.addcdiv_(g, denominator, value=-self.lr)
