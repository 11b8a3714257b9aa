import numpy as np


class RAdam:
    def __init__(self, params, lr=1e-3, *, betas=(0.9, 0.999), eps=1e-8):
        self.params = params
        self.lr = lr
        self.betas = betas
        self.eps = eps
        self.state = [{"t": 0, "m": np.zeros(p.shape), "v": np.zeros(p.shape)} for p in params]

    def step(self, grads):
        b1, b2 = self.betas
        rho_inf = 2.0 / (1.0 - b2) - 1.0
        for p, g, s in zip(self.params, grads, self.state):
            s["t"] += 1
            t, m, v = s["t"], s["m"], s["v"]
            m *= b1
            m += (1 - b1) * g
            v *= b2
            v += (1 - b2) * g * g
            size = self.lr / (1 - b1**t)
            rho = rho_inf - 2 * t * b2**t / (1 - b2**t)
            if rho > 5:
                ratio = (rho - 4) * (rho - 2) * rho_inf / ((rho_inf - 4) * (rho_inf - 2) * rho)
                size *= np.sqrt((1 - b2**t) * ratio)
                p -= size * m / (np.sqrt(v) + self.eps)
            else:
                p -= size * m
