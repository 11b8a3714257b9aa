class SGD:
    def __init__(self, params, lr, *, momentum=0.0, dampening=0.0, nesterov=False, weight_decay=0.0, buf={}):
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
        self.params = params
        self.lr = lr
        self.momentum = momentum
        self.dampening = dampening
        self.nesterov = nesterov
        self.weight_decay = weight_decay
        self.buf = buf

    def step(self, grads):
        for i, (p, g) in enumerate(zip(self.params, grads)):
            if g is None:
                continue
            g = g + self.weight_decay * p
            if self.momentum != 0:
                if i not in self.buf:
                    self.buf[i] = g.copy()
                else:
                    self.buf[i] = self.momentum * self.buf[i] + (1 - self.dampening) * g
                if self.nesterov:
                    g = g + self.momentum * self.buf[i]
                else:
                    g = self.buf[i]
            p -= self.lr * g
