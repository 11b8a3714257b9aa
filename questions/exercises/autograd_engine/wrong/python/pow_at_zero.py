import math


class Value:
    def __init__(self, data, parents=()):
        self.data, self.grad, self.parents = data, 0.0, parents

    @staticmethod
    def wrap(o):
        return o if isinstance(o, Value) else Value(o)

    def __add__(self, o):
        o = Value.wrap(o)
        return Value(self.data + o.data, [(self, 1.0), (o, 1.0)])

    def __mul__(self, o):
        o = Value.wrap(o)
        return Value(self.data * o.data, [(self, o.data), (o, self.data)])

    def __pow__(self, n):
        y = self.data**n
        return Value(y, [(self, n * y / self.data)])

    def __neg__(self):
        return self * -1

    def __sub__(self, o):
        return self + (-Value.wrap(o))

    def __rsub__(self, o):
        return Value.wrap(o) - self

    def __truediv__(self, o):
        return self * Value.wrap(o) ** -1

    def __rtruediv__(self, o):
        return Value.wrap(o) / self

    __radd__ = __add__
    __rmul__ = __mul__

    def exp(self):
        e = math.exp(self.data)
        return Value(e, [(self, e)])

    def log(self):
        return Value(math.log(self.data), [(self, 1 / self.data)])

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, [(self, 1 - t**2)])

    def relu(self):
        return Value(self.data if self.data > 0 else 0.0, [(self, 1.0 if self.data > 0 else 0.0)])

    def backward(self):
        order, seen, stack = [], set(), [(self, False)]
        while stack:
            node, done = stack.pop()
            if done:
                order.append(node)
            elif node not in seen:
                seen.add(node)
                stack.append((node, True))
                stack += [(p, False) for p, _ in node.parents]
        g = {n: 0.0 for n in order}
        g[self] = 1.0
        for n in reversed(order):
            if not n.parents:
                n.grad += g[n]
            for p, d in n.parents:
                g[p] += d * g[n]
