"""Do two submissions go wrong in the same way? Case by case, by their values or by how they fail."""

from enum import StrEnum
from typing import Any, Protocol

import numpy as np

from drill.judge.closeness import Tolerance
from drill.judge.difference import Difference, Expected, Fault
from drill.judge.outcome import Array, Outcome, as_array

# How near two wrong answers must be to be one mistake: orders of summation differ, mistakes differ by more.
_AGREEMENT = {"float64": 1e-6, "float32": 1e-3, "float16": 3e-2, "bfloat16": 1e-1}
_OF_DEVIATION = 0.1  # and by less than this share of what the known mistake is wrong by
_ROUNDING = 3e-2  # of a result in a lower precision than it should have
# Where the fault lies in behaviour and not in numbers, implementations of the same mistake leave different numbers.
BEHAVIOUR = {
    *(Fault.DTYPE, Fault.TYPE, Fault.DEVICE, Fault.MUTATED, Fault.NOT_UPDATED, Fault.NOT_RAISED),
    *(Fault.ALIASED, Fault.BUDGET, Fault.GLOBAL_RANDOM),
}
_TOLD_BY_WORDS = {Fault.DTYPE, Fault.TYPE}  # of which dtype, of which type
OF_FORM = {Fault.DTYPE, Fault.SHAPE}  # seen before any value is looked at


class Shown(Protocol):
    """What a submission did with a case, and how that differs from what is expected."""

    @property
    def outcome(self) -> Outcome:
        """Values, states and gradients."""

    @property
    def difference(self) -> Difference | None:
        """None: it passed."""


class Match(StrEnum):
    """What one case says of two submissions."""

    SAME = "same"  # both are wrong, in the same way
    OPEN = "open"  # both are right, or one of them raised where values cannot be compared
    OTHER = "other"


def match(ours: Shown, theirs: Shown, expected: Expected, atol: float | None, *, by_value: bool = True) -> Match:
    """Whether two submissions do the same in a case. `atol`: the case's own; `by_value`: its values are not random."""
    a, b = ours.difference, theirs.difference
    if a is None or b is None:
        return Match.OPEN if a is b else Match.OTHER
    if Fault.RAISED in (a.fault, b.fault):
        # Whether a wrong shape ends in an exception, and in which, is chance: slices are cut where an index fails.
        return Match.OPEN
    if not by_value and {a.fault, b.fault} & OF_FORM:
        same = (a.fault, a.message) == (b.fault, b.message) and _same_form(ours.outcome, theirs.outcome)
    elif a.fault in BEHAVIOUR or b.fault in BEHAVIOUR:
        same = _same_behaviour(ours, theirs)
    elif Fault.STATISTICS in (a.fault, b.fault):
        same = a.doubt is not None and b.doubt is not None and a.doubt.agrees_with(b.doubt)
    else:
        # Where the values are wrong already, gradients tell details that have nothing to do with the mistake.
        gradients = Fault.GRADIENT in (a.fault, b.fault)
        same = _agree(ours.outcome, theirs.outcome, expected, _Near(expected.precision, atol), gradients=gradients)
    return Match.SAME if same else Match.OTHER


def fail_alike(ours: Shown, theirs: Shown) -> bool | None:
    """Whether both fail a case in the same way, whatever the values; None: only values could tell."""
    a, b = ours.difference, theirs.difference
    if a is None or b is None or a.fault != b.fault:
        return False
    if a.fault in BEHAVIOUR:
        return _same_behaviour(ours, theirs)
    if a.fault is Fault.SHAPE:
        return a.message == b.message
    if a.fault in (Fault.NAN, Fault.RAISED):
        return True
    if a.fault is Fault.GRADIENT:
        kinds = _gradient_kinds(ours.outcome)
        return None if set(kinds) <= {"finite"} else kinds == _gradient_kinds(theirs.outcome)
    return None


def _same_behaviour(ours: Shown, theirs: Shown) -> bool:
    a, b = ours.difference, theirs.difference
    if a is None or b is None or (a.fault, a.place) != (b.fault, b.place):
        return False
    if a.fault is Fault.DTYPE and not _same_values(ours.outcome, theirs.outcome):
        return False
    return a.fault not in _TOLD_BY_WORDS or a.message == b.message


def _same_values(a: Outcome, b: Outcome) -> bool:
    near = _Rounded()
    steps = zip(a.steps, b.steps, strict=False)
    return len(a.steps) == len(b.steps) and all(_same(x.value, y.value, None, near) for x, y in steps)


def _same_form(a: Outcome, b: Outcome) -> bool:
    """Whether two answers have the same shapes and types throughout, whatever the numbers."""
    return [_form(step.value) for step in a.steps] == [_form(step.value) for step in b.steps]


def _form(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_form(item) for item in value]
    if isinstance(value, dict):
        return {key: _form(item) for key, item in value.items()}
    array = as_array(value)
    return (array.shape, array.dtype.kind) if array is not None else type(value)


class _Rounded:
    """Near as numbers of a lower precision are."""

    def allows(self, scale: float, exact: Array | None, wrong: Array) -> float:
        """The largest difference of two values of this size."""
        del exact, wrong
        return _ROUNDING * scale + 1e-12


class _Near:
    """Near as two ways of writing the same formula are."""

    def __init__(self, precision: str, atol: float | None) -> None:
        self._relative, self._absolute = _AGREEMENT[precision], atol or 1e-12
        self._tolerance = Tolerance(precision, atol)

    def allows(self, scale: float, exact: Array | None, wrong: Array) -> float:
        """The largest difference of two values of this size, `wrong` being what the known mistake makes of `exact`."""
        most = self._relative * scale + self._absolute
        if exact is None or exact.shape != wrong.shape or exact.dtype.kind not in "fbiu":
            return most
        gap = np.abs(wrong - exact.astype(np.float64))
        deviation = float(np.max(gap, where=np.isfinite(gap), initial=0.0))
        exact = exact.astype(np.float64)
        return min(most, max(self._tolerance.of(exact, exact), _OF_DEVIATION * deviation))


def _agree(a: Outcome, b: Outcome, expected: Expected, near: _Near, *, gradients: bool) -> bool:
    if len(a.steps) != len(b.steps):
        return False
    exact = expected.oracle
    for number, (x, y) in enumerate(zip(a.steps, b.steps, strict=True)):
        right = exact.steps[number] if number < len(exact.steps) else None
        value, states = (right.value, right.states) if right is not None else (None, {})
        if not _same(x.value, y.value, value, near) or set(x.states) != set(y.states):
            return False
        if not all(_close(x.states[i], y.states[i], states.get(i), near) for i in x.states):
            return False
    if not gradients:
        return True
    if bool(a.gradient_failure) != bool(b.gradient_failure) or len(a.gradients) != len(b.gradients):
        return False
    rights = [as_array(gradient) for gradient in exact.gradients] or [None] * len(a.gradients)
    return all(_same_gradient(x, y, z, near) for x, y, z in zip(a.gradients, b.gradients, rights, strict=False))


def _same(a: Any, b: Any, exact: Any, near: "_Near | _Rounded") -> bool:
    if isinstance(a, list | tuple) and isinstance(b, list | tuple):
        rights = exact if isinstance(exact, list | tuple) and len(exact) == len(b) else [None] * len(b)
        return len(a) == len(b) and all(_same(x, y, z, near) for x, y, z in zip(a, b, rights, strict=True))
    if isinstance(a, dict) and isinstance(b, dict):
        right = exact if isinstance(exact, dict) else {}
        return set(a) == set(b) and all(_same(a[key], b[key], right.get(key), near) for key in a)
    x, y = as_array(a), as_array(b)
    if x is not None and y is not None:
        return _close(x, y, as_array(exact), near)
    return bool(a == b)


def _same_gradient(a: Any, b: Any, exact: Array | None, near: _Near) -> bool:
    x, y = as_array(a), as_array(b)
    if x is None or y is None:  # not connected is as good as zero
        other = x if x is not None else y
        return other is None or not np.any(other)
    return _close(x, y, exact, near)


def _close(a: Array, b: Array, exact: Array | None, near: "_Near | _Rounded") -> bool:
    if a.shape != b.shape:
        return False
    if a.dtype.kind not in "fbiu" or b.dtype.kind not in "fbiu":
        return bool(np.array_equal(a, b))
    x, y = a.astype(np.float64), b.astype(np.float64)
    if not np.array_equal(np.isfinite(x), np.isfinite(y)):
        return False
    finite = np.isfinite(y)
    scale = float(np.max(np.abs(y), where=finite, initial=0.0))
    with np.errstate(invalid="ignore"):
        return bool(np.all(np.abs(x[finite] - y[finite]) <= near.allows(scale, exact, y)))


def _gradient_kinds(outcome: Outcome) -> list[str]:
    """Of each gradient, what it is."""
    if outcome.gradient_failure is not None:
        return ["failure"]
    arrays = [as_array(gradient) for gradient in outcome.gradients]
    return [
        "none" if array is None or not np.any(array) else "finite" if np.isfinite(array).all() else "not finite"
        for array in arrays
    ]
