"""Reverse-mode automatic differentiation of scalars.

Source: Wengert, "A simple automatic derivative evaluation program", 1964; Baydin et al., "Automatic Differentiation in
Machine Learning: a Survey", 2018, section 3.2.
"""

import math


class Value:
    """A number, the operands that it was computed from, and its derivative with respect to each of them."""

    def __init__(self, data, operands=(), derivatives=()):
        self.data, self.grad = data, 0.0
        self.operands, self.derivatives = operands, derivatives  # none: a leaf

    def __add__(self, other):
        other = _value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        other = _value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),))

    def exp(self):
        return Value(y := math.exp(self.data), (self,), (y,))

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,))

    def tanh(self):
        return Value(y := math.tanh(self.data), (self,), (1 - y**2,))

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),))

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -_value(other)

    def __truediv__(self, other):
        return self * _value(other) ** -1

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other):
        return _value(other) - self

    def __rtruediv__(self, other):
        return _value(other) / self

    def backward(self):
        """Add d(self)/d(leaf) to the grad of every leaf."""
        adjoint = {self: 1.0}  # d(self)/d(node), of this call only
        for node in reversed(_sorted(self)):
            if not node.operands:
                node.grad += adjoint[node]
            for operand, derivative in zip(node.operands, node.derivatives, strict=True):
                adjoint[operand] = adjoint.get(operand, 0.0) + derivative * adjoint[node]


def _value(x):
    return x if isinstance(x, Value) else Value(x)


def _sorted(root):
    """The nodes that `root` depends on, operands before results; without recursion."""
    order, seen, stack = [], set(), [(root, False)]
    while stack:
        node, operands_done = stack.pop()
        if operands_done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((operand, False) for operand in node.operands)
    return order
