import math


class Value:
    """Kahn's algorithm: a node is ready when all its consumers have been processed."""

    def __init__(self, data, operands=(), slopes=()):
        self.data, self.grad = data, 0.0
        self.operands, self.slopes = operands, slopes

    def _binary(self, other, function, slope_self, slope_other):
        if not isinstance(other, Value):
            other = Value(other)
        a, b = self.data, other.data
        return Value(function(a, b), (self, other), (slope_self(a, b), slope_other(a, b)))

    def __add__(self, other):
        return self._binary(other, lambda a, b: a + b, lambda a, b: 1, lambda a, b: 1)

    def __mul__(self, other):
        return self._binary(other, lambda a, b: a * b, lambda a, b: b, lambda a, b: a)

    def __truediv__(self, other):
        return self._binary(other, lambda a, b: a / b, lambda a, b: 1 / b, lambda a, b: -a / b / b)

    def __sub__(self, other):
        return self._binary(other, lambda a, b: a - b, lambda a, b: 1, lambda a, b: -1)

    def __rsub__(self, other):
        return Value(other).__sub__(self)

    def __rtruediv__(self, other):
        return Value(other).__truediv__(self)

    def __radd__(self, other):
        return self.__add__(other)

    def __rmul__(self, other):
        return self.__mul__(other)

    def __neg__(self):
        return 0 - self

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),))

    def exp(self):
        return Value(math.exp(self.data), (self,), (math.exp(self.data),))

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,))

    def tanh(self):
        return Value(math.tanh(self.data), (self,), (1 / math.cosh(self.data) ** 2,))

    def relu(self):
        return Value(max(0, self.data), (self,), (1 if self.data > 0 else 0,))

    def backward(self):
        consumers, found, stack = {}, {id(self)}, [self]
        while stack:
            for operand in stack.pop().operands:
                consumers[id(operand)] = consumers.get(id(operand), 0) + 1
                if id(operand) not in found:
                    found.add(id(operand))
                    stack.append(operand)
        arrived, ready = {id(self): 1.0}, [self]
        while ready:
            node = ready.pop()
            gradient = arrived.pop(id(node))
            if not node.operands:
                node.grad += gradient
            for operand, slope in zip(node.operands, node.slopes):
                key = id(operand)
                arrived[key] = arrived.get(key, 0.0) + slope * gradient
                consumers[key] -= 1
                if consumers[key] == 0:
                    ready.append(operand)
