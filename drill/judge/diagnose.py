"""Which misconception explains the failures. It says nothing rather than something false.

First the known-wrong solutions are played on the same inputs: if the submission agrees with one of them on every case
where that one differs from the reference, and fails nowhere else, that is the mistake. Then cases that reveal one
mistake whatever the values; then symptoms (an input changed, a dtype, a missing error).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from drill.judge.difference import Difference, Fault
from drill.judge.oracle import Oracle
from drill.judge.outcome import Array, Outcome, as_array
from drill.judge.symptoms import Pair, Passed, find_symptom
from drill.models.exercise import mistake_id
from drill.models.judgement import Diagnosis, Symptom

# Where the fault lies in behaviour and not in numbers, implementations of the same mistake leave different numbers.
_BEHAVIOUR = {
    *(Fault.DTYPE, Fault.TYPE, Fault.DEVICE, Fault.MUTATED, Fault.NOT_UPDATED, Fault.NOT_RAISED),
    *(Fault.ALIASED, Fault.BUDGET, Fault.GLOBAL_RANDOM),
}
_VALUES = {Fault.VALUE, Fault.NAN}
_AGREEMENT = {"float64": 1e-6, "float32": 1e-3, "float16": 3e-2, "bfloat16": 1e-1}


@dataclass(frozen=True)
class _Nearness:
    """How near two wrong answers must be to be one mistake: orders of summation differ, mistakes differ by more."""

    relative: float
    absolute: float


@dataclass(frozen=True)
class Played:
    """One case as the submission played it. `difference` is None where it passed."""

    index: int
    outcome: Outcome
    difference: Difference | None


def diagnose(oracle: Oracle, played: Sequence[Played]) -> tuple[Diagnosis, ...]:
    """The mistake behind the failing cases, or two where one of them is told by its symptom alone."""
    failing = [one for one in played if one.difference is not None]
    if not failing:
        return ()
    found = _one(oracle, played, failing)
    if found is None:
        found_two = _with_symptom_aside(oracle, played, failing)
        return _named(oracle, found_two or [name for name in [_by_any_mutation(oracle, failing)] if name])
    return _named(oracle, [found])


def named_by(fault: Fault, oracle: Oracle) -> tuple[Diagnosis, ...]:
    """The one mistake of this track whose symptom is this fault, if there is one."""
    known = [m.id for m in oracle.exercise.mistakes.values() if m.symptom == fault and oracle.framework in m.frameworks]
    return _named(oracle, known) if len(known) == 1 else ()


def symptom_of(oracle: Oracle, played: Sequence[Played]) -> Symptom | None:
    """What the wrong results of all failing cases have in common, where every failure is one of values."""
    failing = [one for one in played if one.difference is not None]
    pairs = [
        Pair(one.difference.seen.expected, one.difference.seen.got, _inputs(oracle, one.index))
        for one in failing
        if one.difference is not None and one.difference.seen is not None and one.difference.fault in _VALUES
    ]
    passed = [Passed(_inputs(oracle, one.index)) for one in played if one.difference is None]
    return find_symptom(pairs, passed) if len(pairs) == len(failing) else None


def _inputs(oracle: Oracle, index: int) -> dict[str, Array]:
    expected = oracle.expected(index)
    return dict(zip(expected.names, expected.contents, strict=True))


def _named(oracle: Oracle, mistakes: Sequence[str]) -> tuple[Diagnosis, ...]:
    found = [one for name in mistakes if (one := oracle.exercise.mistakes.get(name)) is not None]
    known = [one for one in found if oracle.framework in one.frameworks]
    return tuple(Diagnosis(mistake=one.id, message=one.message, question=one.question) for one in known)


def _one(oracle: Oracle, played: Sequence[Played], failing: Sequence[Played]) -> str | None:
    return _by_known_wrong(oracle, played, failing) or _by_case(oracle, played, failing) or _by_symptom(oracle, failing)


def _with_symptom_aside(oracle: Oracle, played: Sequence[Played], failing: Sequence[Played]) -> list[str]:
    """Two independent mistakes: cases that show one by its symptom are set aside, the rest must show the other."""
    for fault in (Fault.NOT_RAISED, Fault.MUTATED, Fault.DTYPE):
        aside = [one for one in failing if one.difference is not None and one.difference.fault is fault]
        told = _by_symptom(oracle, aside)
        rest = [one for one in failing if one not in aside]
        if told and rest:
            other = _one(oracle, [one for one in played if one not in aside], rest)
            return [other, told] if other and other != told else []
    return []


def _by_known_wrong(oracle: Oracle, played: Sequence[Played], failing: Sequence[Played]) -> str | None:
    order = {name: position for position, name in enumerate(oracle.exercise.mistakes)}
    paths = sorted(oracle.exercise.wrong(oracle.framework), key=lambda path: order.get(mistake_id(path), len(order)))
    passing = [one for one in played if one.difference is None]
    # Failing cases first: most known-wrong solutions are ruled out by the first.
    order_of_play = [*failing, *passing]
    # A statistic is weaker evidence than values: it proves a mistake only where no other would show the same.
    weak = any(one.difference is not None and one.difference.fault is Fault.STATISTICS for one in failing)
    for strict in (True, False):
        fits = (mistake_id(path) for path in paths if _explains(oracle, path, order_of_play, strict=strict))
        first = next(fits, None)
        if first is not None:
            return first if not weak or all(other == first for other in fits) else None
    return None


def _explains(oracle: Oracle, path: Path, played: Sequence[Played], *, strict: bool) -> bool:
    numbers_agree = False
    for one in played:
        wrong = oracle.wrong(path, one.index)
        if wrong is None:
            return False
        difference = wrong.difference
        if (difference is None) != (one.difference is None):
            return False
        if difference is None or one.difference is None:
            continue
        if Fault.RAISED in (difference.fault, one.difference.fault):
            # Whether a wrong shape ends in an exception, and in which, is chance: slices are cut where an index fails.
            # It proves nothing; but a known-wrong solution that stops in the same cases is preferred (strict).
            if strict and difference.fault != one.difference.fault:
                return False
            continue
        if difference.fault in _BEHAVIOUR:
            if (difference.fault, difference.place) != (one.difference.fault, one.difference.place):
                return False
        elif Fault.STATISTICS in (difference.fault, one.difference.fault):
            theirs, ours = difference.doubt, one.difference.doubt
            if theirs is None or ours is None or not ours.agrees_with(theirs):
                return False
        else:
            precision, atol = oracle.expected(one.index).precision, oracle.cases[one.index].atol
            near = _Nearness(_AGREEMENT[precision], atol or 1e-12)
            # Where the values are wrong already, gradients tell details that have nothing to do with the mistake.
            gradients = Fault.GRADIENT in (difference.fault, one.difference.fault)
            if not _agree(one.outcome, wrong.outcome, near, gradients=gradients):
                return False
        numbers_agree = True
    return numbers_agree


def _agree(a: Outcome, b: Outcome, near: _Nearness, *, gradients: bool) -> bool:
    if len(a.steps) != len(b.steps):
        return False
    steps = all(
        _same(x.value, y.value, near)
        and set(x.states) == set(y.states)
        and all(_close(x.states[i], y.states[i], near) for i in x.states)
        for x, y in zip(a.steps, b.steps, strict=True)
    )
    if not steps or not gradients:
        return steps
    return (
        bool(a.gradient_failure) == bool(b.gradient_failure)
        and len(a.gradients) == len(b.gradients)
        and all(_same_gradient(x, y, near) for x, y in zip(a.gradients, b.gradients, strict=True))
    )


def _same(a: Any, b: Any, near: _Nearness) -> bool:
    if isinstance(a, list | tuple) and isinstance(b, list | tuple):
        return len(a) == len(b) and all(_same(x, y, near) for x, y in zip(a, b, strict=True))
    if isinstance(a, dict) and isinstance(b, dict):
        return set(a) == set(b) and all(_same(a[key], b[key], near) for key in a)
    x, y = as_array(a), as_array(b)
    if x is not None and y is not None:
        return _close(x, y, near)
    return bool(a == b)


def _same_gradient(a: Any, b: Any, near: _Nearness) -> bool:
    x, y = as_array(a), as_array(b)
    if x is None or y is None:  # not connected is as good as zero
        other = x if x is not None else y
        return other is None or not np.any(other)
    return _close(x, y, near)


def _close(a: Array, b: Array, near: _Nearness) -> bool:
    if a.shape != b.shape:
        return False
    if a.dtype.kind not in "fbiu" or b.dtype.kind not in "fbiu":
        return bool(np.array_equal(a, b))
    x, y = a.astype(np.float64), b.astype(np.float64)
    if not np.array_equal(np.isfinite(x), np.isfinite(y)):
        return False
    finite = np.isfinite(y)
    scale = float(np.max(np.abs(y), where=finite, initial=0.0))
    return bool(np.all(np.abs(x[finite] - y[finite]) <= near.relative * scale + near.absolute))


def _by_case(oracle: Oracle, played: Sequence[Played], failing: Sequence[Played]) -> str | None:
    """The one mistake that every failing case reveals; of several, the one that no passing case would have revealed."""
    common = set.intersection(*(_revealed(oracle, one) for one in failing))
    if len(common) > 1:
        common -= set().union(*(_revealed(oracle, one) for one in played if one.difference is None))
    return common.pop() if len(common) == 1 else None


def _revealed(oracle: Oracle, one: Played) -> set[str]:
    names = oracle.cases[one.index].reveals
    return {names} if isinstance(names, str) else set(names)


def _by_symptom(oracle: Oracle, failing: Sequence[Played]) -> str | None:
    symptoms = [_symptoms(one) for one in failing]
    if not symptoms:
        return None
    common = set.intersection(*symptoms)
    mistakes = [
        m.id for m in oracle.exercise.mistakes.values() if m.symptom in common and oracle.framework in m.frameworks
    ]
    return mistakes[0] if len(mistakes) == 1 else None


def _symptoms(one: Played) -> set[str]:
    """The kind of a failure, and the exception that it was."""
    if one.difference is None:
        return set()
    failure = one.outcome.failure
    raised = set(failure.bases) - {"Exception", "BaseException"} if failure else set()
    return {str(one.difference.fault)} | raised


def _by_any_mutation(oracle: Oracle, failing: Sequence[Played]) -> str | None:
    """That the caller's array was changed is true whatever else is wrong."""
    changed = [one.difference.also or one.difference for one in failing if one.difference]
    aside = [Played(0, Outcome(()), difference) for difference in changed if difference.fault is Fault.MUTATED]
    return _by_symptom(oracle, aside)
