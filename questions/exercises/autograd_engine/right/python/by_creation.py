import math
from itertools import count


class Value:
    """Nodes are numbered as they are made, and operands are older: descending numbers are a topological order."""

    _numbers = count()
    __slots__ = ("data", "grad", "number", "edges")

    def __init__(self, data):
        self.data = float(data)
        self.grad = 0.0
        self.number = next(Value._numbers)
        self.edges = ()

    @staticmethod
    def make(data, *edges):
        out = Value(data)
        out.edges = edges
        return out

    @staticmethod
    def lift(x):
        return x if isinstance(x, Value) else Value(x)

    def __add__(self, other):
        other = Value.lift(other)
        return Value.make(self.data + other.data, (self, 1.0), (other, 1.0))

    def __sub__(self, other):
        other = Value.lift(other)
        return Value.make(self.data - other.data, (self, 1.0), (other, -1.0))

    def __mul__(self, other):
        other = Value.lift(other)
        return Value.make(self.data * other.data, (self, other.data), (other, self.data))

    def __truediv__(self, other):
        other = Value.lift(other)
        quotient = self.data / other.data
        return Value.make(quotient, (self, 1 / other.data), (other, -quotient / other.data))

    def __pow__(self, n):
        return Value.make(self.data**n, (self, n * self.data ** (n - 1)))

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return Value.lift(other) - self

    def __rtruediv__(self, other):
        return Value.lift(other) / self

    def __neg__(self):
        return Value.make(-self.data, (self, -1.0))

    def exp(self):
        y = math.exp(self.data)
        return Value.make(y, (self, y))

    def log(self):
        return Value.make(math.log(self.data), (self, 1 / self.data))

    def tanh(self):
        y = math.tanh(self.data)
        return Value.make(y, (self, 1 - y * y))

    def relu(self):
        on = self.data > 0
        return Value.make(self.data if on else 0.0, (self, float(on)))

    def backward(self):
        waiting = {self.number: (self, 1.0)}
        reached, todo = {self.number: self}, [self]
        while todo:
            for operand, _ in todo.pop().edges:
                if operand.number not in reached:
                    reached[operand.number] = operand
                    todo.append(operand)
        adjoint = dict.fromkeys(reached, 0.0)
        adjoint[self.number] = 1.0
        for number in sorted(reached, reverse=True):
            node = reached[number]
            if not node.edges:
                node.grad += adjoint[number]
            for operand, slope in node.edges:
                adjoint[operand.number] += slope * adjoint[number]
