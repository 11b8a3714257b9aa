import torch


class RAdam:
    """All parameters as one long vector; both branches are computed and one is chosen."""

    def __init__(self, params, lr=1e-3, *, betas=(0.9, 0.999), eps=1e-8):
        self.params, self.lr, self.betas, self.eps = params, lr, betas, eps
        self.m = self.v = 0.0
        self.t = 0

    @torch.no_grad()
    def step(self, grads):
        self.t += 1
        b1, b2 = self.betas
        g = torch.cat([grad.reshape(-1) for grad in grads])
        self.m = b1 * self.m + (1 - b1) * g
        self.v = b2 * self.v + (1 - b2) * g.square()
        plain = self.m / (1 - b1**self.t)
        rho_inf = 2 / (1 - b2) - 1
        rho = rho_inf - 2 * self.t * b2**self.t / (1 - b2**self.t)
        top = max(rho - 4, 0.0) * max(rho - 2, 0.0) * rho_inf
        r = (top / ((rho_inf - 4) * (rho_inf - 2) * rho)) ** 0.5
        adaptive = r * plain / ((self.v / (1 - b2**self.t)).sqrt() + self.eps)
        move = adaptive if rho > 5 else plain
        for p, piece in zip(self.params, move.split([p.numel() for p in self.params])):
            p.sub_(self.lr * piece.view(p.shape))
