"""Which misconception explains the failures. It says nothing rather than something false.

First the known-wrong solutions are played on the same inputs: if the submission agrees with one of them on every case
where that one differs from the reference, and fails nowhere else, that is the mistake. Then two of them together. Then
cases that reveal one mistake whatever the values; then symptoms (an input changed, a dtype, a missing error), both only
where the mistake's own solutions fail in the same way. Last, where nothing fails but by exceptions, the same words of
the same exceptions in the same cases.
"""

from collections.abc import Sequence
from dataclasses import replace

from drill.judge.agreement import OF_FORM
from drill.judge.axes import find_exchanged_axes
from drill.judge.case import Write
from drill.judge.compare import examine
from drill.judge.difference import Difference, Fault, Played
from drill.judge.evidence import read_inputs, wrong_pairs
from drill.judge.lineup import Lineup
from drill.judge.options import find_option, read_signature
from drill.judge.oracle import Oracle
from drill.judge.pairs import find_pair
from drill.judge.symptoms import find_condition, find_position, find_symptom
from drill.models.judgement import Diagnosis, Symptom

__all__ = ["Played", "diagnose", "named_by", "symptom_of"]

_VALUES = {Fault.VALUE, Fault.NAN, Fault.SHAPE}


def diagnose(oracle: Oracle, played: Sequence[Played]) -> tuple[Diagnosis, ...]:
    """The mistake behind the failing cases, or two of them."""
    if all(one.difference is None for one in played):
        return ()
    lineup = Lineup(oracle)
    found = _one(lineup, played)
    return _named(oracle, [found] if found else find_pair(lineup, played) or _with_mutation_aside(lineup, played))


def named_by(fault: Fault, oracle: Oracle) -> tuple[Diagnosis, ...]:
    """The one mistake of this track whose symptom is this fault, if there is one."""
    known = [m.id for m in oracle.exercise.mistakes.values() if m.symptom == fault and oracle.framework in m.frameworks]
    return _named(oracle, known) if len(known) == 1 else ()


def symptom_of(oracle: Oracle, played: Sequence[Played]) -> Symptom | None:
    """What all failing cases have in common."""
    failing = [one for one in played if one.difference is not None]
    if not failing:
        return None
    parameters, entry = read_signature(oracle.exercise.signature), oracle.exercise.entry[0]
    inputs = {
        one.index: read_inputs(oracle.cases[one.index], entry, oracle.expected(one.index), parameters) for one in played
    }
    found = [
        wrong_pairs(oracle.cases[one.index], oracle.expected(one.index), one.outcome, inputs[one.index])
        for one in failing
        if one.difference is not None and one.difference.fault in _VALUES
    ]
    pairs = [pair for some in found for pair in some or ()]
    whole = len(found) == len(failing) and all(found)
    failed = [inputs[one.index] for one in failing]
    passed = {one.index: inputs[one.index] for one in played if one.difference is None}
    told = (find_symptom(pairs) or find_exchanged_axes(oracle, failing)) if whole else None
    told = told or find_condition(pairs if whole else [], failed, list(passed.values()))
    # Illegal arguments that were refused tell nothing of the options of legal ones.
    legal = [given.options for index, given in passed.items() if not oracle.cases[index].raises]
    defaults = {name: default for known in parameters.values() for name, default in known.items()}
    told = told or find_option([given.options for given in failed], legal, defaults)
    return told or (find_position(pairs) if whole else None)


def _named(oracle: Oracle, mistakes: Sequence[str]) -> tuple[Diagnosis, ...]:
    found = [one for name in mistakes if (one := oracle.exercise.mistakes.get(name)) is not None]
    known = [one for one in found if oracle.framework in one.frameworks]
    return tuple(Diagnosis(mistake=one.id, message=one.message, question=one.question) for one in known)


def _one(lineup: Lineup, played: Sequence[Played]) -> str | None:
    failing = [one for one in played if one.difference is not None]
    return (
        _by_known_wrong(lineup, played)
        or _by_case(lineup, played)
        or _by_symptom(lineup, failing)
        or _by_exception(lineup, played)
    )


def _by_known_wrong(lineup: Lineup, played: Sequence[Played]) -> str | None:
    # Failing cases first: most known-wrong solutions are ruled out by the first.
    order = sorted(played, key=lambda one: one.difference is None)
    mistakes = lineup.mistakes()
    alone = (name for name, paths in mistakes.items() if any(lineup.explains(path, order) for path in paths))
    if any(_is_of_random_values(lineup.oracle, one) for one in played):
        # What statistics show, or a shape without its values, may be the doing of several mistakes; then none is named.
        fitting = list(alone)
        return fitting[0] if len(fitting) == 1 else None
    together = (name for name, paths in mistakes.items() if lineup.explain(paths, order))
    return next(alone, None) or next(together, None)


def _is_of_random_values(oracle: Oracle, one: Played) -> bool:
    fault = one.difference.fault if one.difference is not None else None
    return fault is Fault.STATISTICS or (fault in OF_FORM and oracle.cases[one.index].check is not None)


def _by_case(lineup: Lineup, played: Sequence[Played]) -> str | None:
    """The one mistake that every failing case reveals; of several, the one that no passing case would have revealed."""
    failing = [one for one in played if one.difference is not None]
    passing = [one for one in played if one.difference is None]
    common = set.intersection(*(_revealed(lineup.oracle, one) for one in failing))
    if len(common) > 1:
        common -= set().union(*(_revealed(lineup.oracle, one) for one in passing))
    if len(common) != 1:
        return None
    name = common.pop()
    alike = (
        all(lineup.resembles(path, one) for one in failing) and all(lineup.passes(path, one) for one in passing)
        for path in lineup.mistakes().get(name, [])
    )
    return name if any(alike) else None


def _revealed(oracle: Oracle, one: Played) -> set[str]:
    names = oracle.cases[one.index].reveals
    return {names} if isinstance(names, str) else set(names)


def _by_symptom(lineup: Lineup, failing: Sequence[Played]) -> str | None:
    """The one mistake whose symptom every failing case shows, as its own solutions show it."""
    common = set.intersection(*map(_symptoms, failing)) if failing else set()
    common -= {Fault.MUTATED}  # see below: true of an argument whichever the mistake's own solutions change
    known = lineup.oracle.exercise.mistakes
    found = [
        name
        for name, paths in lineup.mistakes().items()
        if name in known
        and known[name].symptom in common
        and all(any(lineup.resembles(path, one) for path in paths) for one in failing)
    ]
    return found[0] if len(found) == 1 else None


def _by_exception(lineup: Lineup, played: Sequence[Played]) -> str | None:
    """The one mistake that raises the same words in the same cases, where no other case fails."""
    order = sorted(played, key=lambda one: one.difference is None)
    mistakes = lineup.mistakes().items()
    found = [name for name, paths in mistakes if any(lineup.raises_alike(path, order) for path in paths)]
    return found[0] if len(found) == 1 else None


def _symptoms(one: Played) -> set[str]:
    """The kind of a failure, and the exception that it was."""
    if one.difference is None:
        return set()
    failure = one.outcome.failure
    raised = set(failure.bases) - {"Exception", "BaseException"} if failure else set()
    return {str(one.difference.fault)} | raised


def _with_mutation_aside(lineup: Lineup, played: Sequence[Played]) -> list[str]:
    """That the caller's array was changed is true whatever else is wrong; and what is wrong else."""
    oracle = lineup.oracle
    known = [m.id for m in oracle.exercise.mistakes.values() if m.symptom == Fault.MUTATED]
    known = [name for name in known if oracle.framework in oracle.exercise.mistakes[name].frameworks]
    # A parameter that is updated by a gradient of zero is not changed, but it is not the caller's to keep either.
    changed = set().union(*(_changed(one.difference) for one in played)) - _updated(oracle, played)
    if not changed or len(known) != 1:
        return []
    # In a script, what else is wrong may be the change's doing: later steps are given what it left.
    rest = [_unchanged(oracle, one) for one in played if not _changed(one.difference) or len(one.outcome.steps) == 1]
    faults = {one.difference.fault for one in rest if one.difference is not None}
    other = _by_known_wrong(Lineup(oracle), rest) if faults and Fault.STATISTICS not in faults else None
    return [other, *known] if other and other not in known else known


def _changed(difference: Difference | None) -> set[str]:
    """The arguments that were changed, without their indices."""
    told = [difference, difference.also] if difference is not None else []
    return {one.place.partition("[")[0] for one in told if one is not None and one.fault is Fault.MUTATED}


def _updated(oracle: Oracle, played: Sequence[Played]) -> set[str]:
    """The arguments that the reference updates in place, without their indices."""
    names = [oracle.expected(one.index).names[i] for one in played for i in _owned(oracle, one.index)]
    return {name.partition("[")[0] for name in names}


def _owned(oracle: Oracle, index: int) -> set[int]:
    steps = zip(_writes(oracle, index), oracle.expected(index).plain.steps, strict=False)
    return {i for write, step in steps if not write for i in step.states}


def _writes(oracle: Oracle, index: int) -> list[bool]:
    """Which steps of a case are the caller's own doing."""
    return [isinstance(step, Write) for step in oracle.cases[index].steps] or [False]


def _unchanged(oracle: Oracle, one: Played) -> Played:
    """The same answers, as if the arguments had been left alone."""
    owned = _owned(oracle, one.index)
    steps = [
        step if write else replace(step, states={i: array for i, array in step.states.items() if i in owned})
        for write, step in zip(_writes(oracle, one.index), one.outcome.steps, strict=False)
    ]
    outcome = replace(one.outcome, steps=tuple(steps))
    difference = examine(oracle.cases[one.index], oracle.expected(one.index), outcome, oracle.rules())
    return Played(one.index, outcome, difference)
