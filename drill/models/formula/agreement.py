"""Whether two formulas are the same function: they are compared at points drawn from the domains of the variables.

Two different analytic functions agree at a random point with probability 0, so one point would do; there are many for
the sake of functions in pieces (|x|, max, floor), and of points where one of them has no value.
"""

import random
from collections.abc import Mapping, Sequence
from itertools import product
from typing import TypeAlias

from drill.models.formula.tree import Node
from drill.models.formula.value import Undefined, evaluate
from drill.models.question import Variable

POINTS = 40
Value: TypeAlias = tuple[complex, float] | None  # with the largest magnitude on the way to it; None: no value
Table: TypeAlias = Sequence[Value]  # the values of a formula at some points
_MOST_UNDEFINED = 0.1  # of the points: a form may have no value at a few, and must not hide at many
_RELATIVE = 1e-9
_ROUNDING = 1e-13  # of the largest number on the way: what cancels leaves that much
_INSET = 0.01  # of a domain, kept off at either end: log p and 1/(1 − p) live between their singularities


def draw_points(variables: Sequence[Variable], known: Mapping[str, float], seed: str) -> list[dict[str, float]]:
    """Points to compare at, the same for the same seed. `known`: parameters, the same at every point."""
    rng = random.Random(seed)
    lists = [_values(variable) for variable in variables]
    if all(lists):
        size = 1
        for values in lists:
            size *= len(values)
        if size <= POINTS:
            return [{**known, **dict(zip(_named(variables), drawn, strict=True))} for drawn in product(*lists)]
    return [{**known, **{variable.name: _draw(variable, rng) for variable in variables}} for _ in range(POINTS)]


def _named(variables: Sequence[Variable]) -> list[str]:
    return [variable.name for variable in variables]


def _values(variable: Variable) -> Sequence[float]:
    if variable.values:
        return variable.values
    return [variable.low] if variable.low == variable.high else []


def _draw(variable: Variable, rng: random.Random) -> float:
    values = _values(variable)
    if values:
        return rng.choice(values)
    if variable.step:
        return variable.low + variable.step * rng.randint(0, int((variable.high - variable.low) / variable.step + 1e-9))
    inset = _INSET * (variable.high - variable.low)
    return rng.uniform(variable.low + inset, variable.high - inset)


def tabulate(node: Node, points: Sequence[Mapping[str, float]]) -> Table:
    """The values of a formula at these points."""
    return [_value(node, point) for point in points]


def is_constant(table: Table) -> bool:
    """Whether all values are the same."""
    return len(table) > 1 and all(_same(value, table[0]) for value in table[1:])


def agree(answer: Table, given: Table) -> bool:
    """Whether `given` equals `answer` wherever both have a value, and has one nearly everywhere."""
    undefined = 0
    for right, value in zip(answer, given, strict=True):
        if right is None:
            continue
        if value is None:
            undefined += 1
        elif not _same(right, value):
            return False
    return undefined <= _MOST_UNDEFINED * len(answer)


def _same(first: Value, second: Value) -> bool:
    if first is None or second is None:
        return False
    (x, large), (y, larger) = first, second
    return abs(x - y) <= _RELATIVE * max(abs(x), abs(y)) + _ROUNDING * max(large, larger)


def _value(node: Node, point: Mapping[str, float]) -> Value:
    try:
        return evaluate(node, point)
    except Undefined:
        return None
