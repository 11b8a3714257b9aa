import torch


class Adagrad:
    def __init__(self, params, lr=1e-2, *, eps=1e-10):
        self.params = params
        self.lr = lr
        self.eps = eps
        self.state = {}

    def step(self, grads):
        for i, p in enumerate(self.params):
            g = grads[i].detach()
            s = self.state.get(i)
            s = g.pow(2) if s is None else s + g.pow(2)
            self.state[i] = s
            p.data.addcdiv_(g, s.pow(0.5).add(self.eps), value=-self.lr)
