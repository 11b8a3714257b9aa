"""The value of a formula at a point. Complex, so that a form which passes through √−1 is not lost on the way."""

import cmath
import math
from collections.abc import Callable, Mapping

from drill.models.formula.tree import Node, Number, Operation

_LARGEST = 1e100  # beyond, differences of two values would soon overflow
_REAL = 1e-9  # relative: an imaginary part below is rounding error


class Undefined(ArithmeticError):  # noqa: N818 - no error of anybody's: a formula has no value at some points
    """The formula has no finite value at this point."""


def _real(value: complex) -> float:
    if abs(value.imag) > _REAL * abs(value):
        raise Undefined
    return value.real


def _sigmoid(z: complex) -> complex:
    return 1 / (1 + cmath.exp(-z)) if z.real >= 0 else cmath.exp(z) / (1 + cmath.exp(z))


def _softplus(z: complex) -> complex:
    return z + cmath.log(1 + cmath.exp(-z)) if z.real >= 0 else cmath.log(1 + cmath.exp(z))


_COMPUTE: dict[str, Callable[..., complex]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: math.floor(_real(a / b)),
    "^": lambda a, b: a**b,
    "neg": lambda a: -a,
    "exp": cmath.exp,
    "log": cmath.log,
    "log2": lambda z: cmath.log(z) / math.log(2),
    "log10": cmath.log10,
    "sqrt": cmath.sqrt,
    "sigmoid": _sigmoid,
    "softplus": _softplus,
    "tanh": cmath.tanh,
    "sinh": cmath.sinh,
    "cosh": cmath.cosh,
    "sin": cmath.sin,
    "cos": cmath.cos,
    "tan": cmath.tan,
    "abs": abs,
    "max": lambda *values: max(map(_real, values)),
    "min": lambda *values: min(map(_real, values)),
    "relu": lambda z: max(_real(z), 0.0),
    "sign": lambda z: math.copysign(1.0, _real(z)) if z else 0.0,
    "floor": lambda z: math.floor(_real(z) + 1e-9),
    "ceil": lambda z: math.ceil(_real(z) - 1e-9),
}


def evaluate(node: Node, point: Mapping[str, float]) -> tuple[complex, float]:
    """The value, and the largest magnitude on the way to it: what rounding error is measured by.

    Raises:
        Undefined: division by zero, logarithm of zero, beyond 1e100.
    """
    if isinstance(node, Number):
        value, largest = complex(node.value), 0.0
    elif isinstance(node, Operation):
        parts = [evaluate(child, point) for child in node.on]
        largest = max(size for _, size in parts)
        try:
            value = complex(_COMPUTE[node.name](*(part for part, _ in parts)))
        except (ArithmeticError, ValueError):
            raise Undefined from None
    else:
        value, largest = complex(point[node.name]), 0.0
    # Also false for NaN; and abs would overflow.
    if not (abs(value.real) < _LARGEST and abs(value.imag) < _LARGEST):
        raise Undefined
    return value, max(largest, abs(value))
