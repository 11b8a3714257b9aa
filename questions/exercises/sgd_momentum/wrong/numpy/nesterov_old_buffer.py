class SGD:

    def __init__(self, params, lr, *, momentum=0.0, dampening=0.0, nesterov=False, weight_decay=0.0):
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("Nesterov momentum needs momentum > 0 and dampening = 0")
        self.params = list(params)
        self.lr, self.mu, self.tau = lr, momentum, dampening
        self.nesterov, self.weight_decay = nesterov, weight_decay
        self.b = [None] * len(self.params)

    def step(self, grads):
        for i, (p, g) in enumerate(zip(self.params, grads, strict=True)):
            if g is None:
                continue
            d = g + self.weight_decay * p
            if self.mu != 0:
                b = self.b[i]
                self.b[i] = d if b is None else self.mu * b + (1 - self.tau) * d
                d = d + self.mu * (d if b is None else b) if self.nesterov else self.b[i]
            p[...] -= self.lr * d
