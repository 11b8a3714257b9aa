class Dense:

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dy):
        nin, nout = self.W.shape
        x, d = self.x.reshape(-1, nin), dy.reshape(-1, nout)
        self.dW = x.T @ d
        self.db = d.sum(axis=0, keepdims=True)
        return dy @ self.W.T
