"""Is what a judgement says of a submission literally true of its outputs? Found by other means than the judge's own."""

import __future__

import inspect
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from drill.judge.case import Call, Method, New
from drill.judge.difference import Fault
from drill.judge.encoding import as_float64, encode_case
from drill.judge.excerpt import parse_signature
from drill.judge.grading import Trial
from drill.judge.oracle import Oracle
from drill.judge.outcome import as_array
from drill.models.exercise import mistake_id
from drill.models.judgement import Judgement, Symptom

_RELATIVE = {"float64": 1e-5, "float32": 1e-3, "float16": 3e-2, "bfloat16": 1e-1}
_SAID_BY_FAULT = (Fault.NOT_RAISED, Fault.NAN, Fault.RAISED, Fault.DEVICE, Fault.BUDGET, Fault.ALIASED)


def falsehoods(oracle: Oracle, trial: Trial, judgement: Judgement, *, own: str) -> list[str]:
    """What the judgement on a submission that makes the mistake `own` says, and the outputs do not show."""
    failing = [one for one in trial.played if one.difference is not None]
    names = [found.mistake for found in judgement.diagnosis]
    changing = [name for name in names if oracle.exercise.mistakes[name].symptom == Fault.MUTATED]
    found = [f"{name}: no argument was changed" for name in changing if not _changes_arguments(oracle, trial)]
    others = [name for name in names if name not in changing and name != own]
    if len(others) > 1 or (others and not _explains(oracle, others[0], trial)):
        found.append(f"{others}: their values do not explain the failing cases")
    if judgement.symptom is not None:
        passing = [one for one in trial.played if one.difference is None]
        if not _holds(oracle, judgement.symptom, failing, passing):
            found.append(judgement.symptom.message.en)
    return found


def _changes_arguments(oracle: Oracle, trial: Trial) -> bool:
    for one in trial.played:
        expected = oracle.expected(one.index)
        allowed = {index for step in expected.plain.steps for index in step.states}
        if any(index not in allowed for step in one.outcome.steps for index in step.states):
            return True
    return False


def _explains(oracle: Oracle, name: str, trial: Trial) -> bool:
    """Whether one known-wrong solution of this mistake fails the same cases with the same values."""
    paths = [path for path in oracle.exercise.wrong(oracle.framework) if mistake_id(path) == name]
    if any(all(_did_the_same(oracle, path, one) for one in trial.played) for path in paths):
        return True
    # Some failures are the mistake, wherever they are seen: an error that should be raised, a dtype.
    failing = [one for one in trial.played if one.difference is not None]
    if oracle.exercise.mistakes[name].symptom not in (Fault.NOT_RAISED, Fault.DTYPE):
        return False
    return all(any(_fails_alike(oracle, path, one) for path in paths) for one in failing)


def _fails_alike(oracle: Oracle, path: Any, one: Any) -> bool:
    wrong = oracle.wrong(path, one.index)
    return bool(wrong and wrong.difference and wrong.difference.message == one.difference.message)


def _did_the_same(oracle: Oracle, path: Any, one: Any) -> bool:
    wrong = oracle.wrong(path, one.index)
    if wrong is None or (wrong.difference is None) != (one.difference is None):
        return False
    if wrong.difference is None or one.difference.fault in _SAID_BY_FAULT:
        return wrong.difference is None or wrong.difference.fault is one.difference.fault
    if one.difference.fault is Fault.SHAPE and wrong.difference.message == one.difference.message:
        return True  # what is wrong is the shape, the same in all such cases
    relative = _RELATIVE[oracle.expected(one.index).precision]
    pairs = zip(one.outcome.steps, wrong.outcome.steps, strict=False)
    return all(_same(a.value, b.value, relative) for a, b in pairs)


def _same(a: Any, b: Any, relative: float) -> bool:
    if isinstance(a, list | tuple | dict) and isinstance(b, list | tuple | dict):
        keys = range(len(a)) if isinstance(a, list | tuple) else a
        return len(a) == len(b) and all(_same(a[key], b[key], relative) for key in keys)
    x, y = as_array(a), as_array(b)
    return a == b if x is None or y is None else _near(x, y, relative)


def _near(a: Any, b: Any, relative: float) -> bool:
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.shape != b.shape:
        return False
    scale = float(np.max(np.abs(b), where=np.isfinite(b), initial=0.0))
    return bool(np.allclose(a, b, rtol=0, atol=relative * scale + 1e-11, equal_nan=True))


def _arrays(exact: Any, got: Any, place: str) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(exact, list | tuple | dict):
        keys = range(len(exact)) if isinstance(exact, list | tuple) else exact
        for key in keys:
            yield from _arrays(exact[key], got[key], f"{place}[{key!r}]")
    elif as_array(exact) is not None:
        yield place, as_array(exact).astype(np.float64), as_array(got).astype(np.float64)


def _holds(oracle: Oracle, symptom: Symptom, failing: Sequence[Any], passing: Sequence[Any]) -> bool:
    if symptom.kind in _CONDITIONS:
        return _CONDITIONS[symptom.kind](oracle, symptom.message.en, failing, passing)
    return all(_undone(oracle, symptom, one) for one in failing)


def _undone(oracle: Oracle, symptom: Symptom, one: Any) -> bool:
    """Taking back what is said to be wrong gives what is right, in all that it is said of."""
    expected, words = oracle.expected(one.index), symptom.message.en
    relative = max(1e-3, _RELATIVE[expected.precision])  # numbers are told with four digits
    steps = zip(expected.oracle.steps, one.outcome.steps, strict=True)
    many = len(one.outcome.steps) > 1
    arrays = [
        found
        for number, (exact, got) in enumerate(steps)
        for found in _arrays(exact.value, got.value, f"step {number + 1}" if many else "result")
    ]
    said = re.search(r"((?:result|step \d+)\S*) (?:is|has|are)", words)
    concerned = [found for found in arrays if said is None or said[1] == "result" or found[0] == said[1]]
    rest = [found for found in arrays if found not in concerned]
    undo = _UNDO[symptom.kind]
    good = all(_near(undo(got, words, _names(oracle, one.index)), exact, relative) for _, exact, got in concerned)
    return bool(concerned) and good and all(_near(got, exact, relative) for _, exact, got in rest)


def _names(oracle: Oracle, index: int) -> dict[str, Any]:
    case, expected = oracle.cases[index], oracle.expected(index)
    given = dict(zip(expected.names, expected.contents, strict=True))
    names = re.findall(r"(\w+)\s*[,:=)]", oracle.exercise.signature.partition("->")[0])
    return dict(zip(names, case.args, strict=False)) | dict(case.kwargs) | given


def _factor(words: str, names: dict[str, Any]) -> float:
    said = re.search(r"is (.+?) times", words)[1].partition(" (=")[0]
    said = re.sub(r"√(\w[\w.\[\]-]*)", r"sqrt(\1)", said).replace("√(", "sqrt(")
    return float(eval(said, {"sqrt": math.sqrt}, names))


def _axes(words: str) -> list[int]:
    return [int(axis) for axis in re.findall(r"-\d+", words)]


def _offset(got: Any, words: str, names: Any) -> Any:
    size = float(re.search(r"by (\S+)$", words)[1])
    return got - size if "large" in words else got + size


_UNDO = {
    "sign": lambda got, words, names: -got,
    "factor": lambda got, words, names: got / _factor(words, names),
    "offset": _offset,
    "transposed": lambda got, words, names: got.swapaxes(*_axes(words)),
    "flipped": lambda got, words, names: np.flip(got, _axes(words)[0]),
}


def _is_shifted(oracle: Oracle, words: str, failing: Sequence[Any], passing: Sequence[Any]) -> bool:
    axis, late = _axes(words)[0], "late" in words
    for one in failing:
        expected = oracle.expected(one.index)
        exact, got = as_array(expected.oracle.steps[-1].value), as_array(one.outcome.steps[-1].value)
        moved = np.roll(got, -1 if late else 1, axis=axis)
        keep = slice(0, -1) if late else slice(1, None)
        a, b = (np.moveaxis(array, axis, 0)[keep] for array in (moved, exact))
        if not _near(a, b, _RELATIVE[expected.precision]):
            return False
    return True


def _overflows(oracle: Oracle, words: str, failing: Sequence[Any], passing: Sequence[Any]) -> bool:
    def largest(one: Any) -> float:
        floats = [array for array in oracle.expected(one.index).contents if array.dtype.kind == "f"]
        return max((float(np.abs(array[np.isfinite(array)]).max(initial=0)) for array in floats), default=0.0)

    for one in failing:
        steps = zip(oracle.expected(one.index).oracle.steps, one.outcome.steps, strict=True)
        found = [pair for exact, got in steps for pair in _arrays(exact.value, got.value, "")]
        if all(np.isfinite(got).all() or not np.isfinite(exact).all() for _, exact, got in found):
            return False
    return max(map(largest, passing)) < min(map(largest, failing))


def _is_square_only(oracle: Oracle, words: str, failing: Sequence[Any], passing: Sequence[Any]) -> bool:
    name = re.search(r"sizes of (\S+) are", words)[1]

    def square(one: Any) -> bool:
        shape = _names(oracle, one.index)[name].shape
        return shape[-1] == shape[-2]

    return all(map(square, passing)) and not any(map(square, failing))


def _has_exchanged_axes(oracle: Oracle, words: str, failing: Sequence[Any], passing: Sequence[Any]) -> bool:
    i, j = _axes(words)[:2]
    for one in failing:
        case = oracle.cases[one.index]
        turned = replace(case, args=(case.args[0].swapaxes(i, j), *case.args[1:]), grad=(), steps=())
        reference = oracle.consult(as_float64(encode_case(turned, oracle.exercise.entry[0], seed=0)))
        exact, got = as_array(reference.steps[-1].value), as_array(one.outcome.steps[-1].value)
        relative = _RELATIVE[oracle.expected(one.index).precision]
        if not (_near(got, exact, relative) or _near(got, exact.swapaxes(i, j), relative)):
            return False
    return True


def _is_an_option(oracle: Oracle, words: str, failing: Sequence[Any], passing: Sequence[Any]) -> bool:
    which, name, value = re.search(r"that (fail|pass) have (\w+) = (.+), and", words).groups()
    legal = [one for one in passing if not oracle.cases[one.index].raises]

    def has(one: Any) -> bool:
        given = _options(oracle, one.index)[name]
        wanted = eval(value, {"inf": math.inf})
        if isinstance(given, np.ndarray | list) or given is None or wanted is None:
            return given is wanted
        return bool(np.all(np.asarray(given) == np.asarray(wanted))) and type(given) in (type(wanted), tuple, int)

    if which == "fail":
        return all(map(has, failing)) and not any(map(has, legal))
    return all(map(has, legal)) and not any(map(has, failing))


def _options(oracle: Oracle, index: int) -> dict[str, Any]:
    """What a case gives, defaults included, by running the signature."""
    case, scope = oracle.cases[index], {}
    tree = parse_signature(oracle.exercise.signature)
    exec(compile(tree, "signature", "exec", flags=__future__.annotations.compiler_flag), scope)
    steps = case.steps or [Call(case.function or oracle.exercise.entry[0], case.args, case.kwargs)]
    found: dict[str, Any] = {}
    for step in steps:
        match step:
            case Call(name) | New(name):
                bound = inspect.signature(scope[name])
            case Method(name):
                method = inspect.signature(getattr(scope[oracle.exercise.entry[0]], name))
                bound = method.replace(parameters=list(method.parameters.values())[1:])
            case _:
                continue
        given = bound.bind(*step.args, **step.kwargs)
        given.apply_defaults()
        found = {**given.arguments, **found}
    return found


def _is_placed(oracle: Oracle, words: str, failing: Sequence[Any], passing: Sequence[Any]) -> bool:
    axis, end = _axes(words)[0], 0 if "first" in words else -1
    part = re.match(r"result(\S*) is", words)
    for one in failing:
        expected = oracle.expected(one.index)
        arrays = _arrays(expected.oracle.steps[-1].value, one.outcome.steps[-1].value, "")
        for place, exact, got in arrays:
            if part is not None and place != part[1]:
                continue
            most = float(np.abs(exact[np.isfinite(exact)]).max(initial=0)) * _RELATIVE[expected.precision]
            slices = zip(np.moveaxis(exact, axis, 0), np.moveaxis(got, axis, 0), strict=True)
            bad = [not np.allclose(a, b, rtol=0, atol=most, equal_nan=True) for a, b in slices]
            if bad.pop(end) is not ("only" in words) or not (all(bad) if "others" in words else not any(bad)):
                return False
    return True


_CONDITIONS = {
    "position": _is_placed,
    "option": _is_an_option,
    "shifted": _is_shifted,
    "overflow": _overflows,
    "square_only": _is_square_only,
    "wrong_axis": _has_exchanged_axes,
    "stateful": lambda oracle, words, failing, passing: True,  # found by playing again, and tested there
}
