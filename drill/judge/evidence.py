"""What a failing case shows beside what it should have shown: every array of the answer, and what went in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from drill.judge.case import Call, Case, Method, New
from drill.judge.closeness import Tolerance
from drill.judge.difference import Expected
from drill.judge.options import Parameters, in_words
from drill.judge.outcome import Array, Outcome, as_array
from drill.text import NOTHING, Text

# Relative: wrong answers agree with what is said of them as well as correct ones agree with the oracle.
NEAR = {"float64": 1e-6, "float32": 2e-5, "float16": 4e-3, "bfloat16": 3e-2}


@dataclass(frozen=True)
class Inputs:
    """What a case gives to the submission, by parameter: arrays (`params[0]` in a list), numbers, and all in words.

    Of an option, `0`, `'mean'`, `(1, 2)`, `None`, `True`; of an array or a list of them, `…`. Defaults are there, too.
    """

    arrays: dict[str, NDArray[Any]]
    numbers: dict[str, float]
    options: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Pair:
    """One wrong array of a failing case: what should have come, what came, how near the two must be to be equal."""

    expected: NDArray[np.float64]
    got: NDArray[np.float64]
    inputs: Inputs
    near: float = NEAR["float64"]
    place: Text = NOTHING  # the part of the answer, where other parts are right


def read_inputs(case: Case, entry: str, expected: Expected, parameters: Mapping[str, Parameters]) -> Inputs:
    """The inputs of a case. `parameters`: those of each function and class, by its name."""
    arrays = dict(zip(expected.names, expected.contents, strict=True))
    numbers: dict[str, float] = {}
    options: dict[str, str] = {}
    for step in case.steps or [Call(case.function or entry, case.args, case.kwargs)]:
        match step:
            case Call(target, args, kwargs) | New(target, args, kwargs) | Method(target, args, kwargs):
                known = parameters.get(target, {})
                for name, value in {**dict(zip(known, args, strict=False)), **kwargs}.items():
                    options.setdefault(name, in_words(value))
                    if isinstance(value, int | float) and not isinstance(value, bool):
                        numbers.setdefault(name, float(value))
                for name, default in known.items():
                    if default is not None:
                        options.setdefault(name, default)
            case _:
                pass
    return Inputs(arrays, numbers, options)


def wrong_pairs(case: Case, expected: Expected, got: Outcome, inputs: Inputs) -> list[Pair] | None:
    """The wrong arrays of an answer; None: some part is right or no array, so nothing can be said of the whole.

    Where the answer has one wrong part among right ones, that part is all that is spoken of, and `place` says which.
    """
    if len(got.steps) != len(expected.oracle.steps):
        return None
    tolerance, near = Tolerance(expected.precision, case.atol), NEAR[expected.precision]
    wrong, right = [], 0
    steps = zip(expected.oracle.steps, expected.plain.steps, got.steps, strict=True)
    for number, (exact, plain, step) in enumerate(steps):
        whole = Text("result", "结果") if len(got.steps) == 1 else Text(f"step {number + 1}", f"第 {number + 1} 步")
        for where, a, b, c in _parts(exact.value, plain.value, step.value, ""):
            if c is None or c.dtype.kind not in "fbiu":
                return None
            x, y = a.astype(np.float64), c.astype(np.float64)
            if _equal(x, y, tolerance.of(x, b)):
                right += 1
            else:
                wrong.append(Pair(x, y, inputs, near, Text(whole.en + where, whole.zh + where)))
    if not right:
        return [replace(one, place=NOTHING) for one in wrong] or None
    return wrong if len(wrong) == 1 else None


def _parts(exact: Any, plain: Any, got: Any, place: str) -> Iterator[tuple[str, Array, Array, Array | None]]:
    """The arrays that an answer should have, beside those that it has."""
    if isinstance(plain, list | tuple):
        same = isinstance(got, list | tuple) and len(got) == len(plain)
        items: Sequence[Any] = got if same else [None] * len(plain)
        for index, (a, b, c) in enumerate(zip(exact, plain, items, strict=True)):
            yield from _parts(a, b, c, f"{place}[{index}]")
    elif isinstance(plain, dict):
        found = got if isinstance(got, dict) else {}
        for key in plain:
            yield from _parts(exact[key], plain[key], found.get(key), f"{place}[{key!r}]")
    else:
        a, b = as_array(exact), as_array(plain)
        if a is not None and b is not None:
            yield place, a, b, as_array(got)


def _equal(x: NDArray[np.float64], y: NDArray[np.float64], most: float) -> bool:
    if x.shape != y.shape or not np.array_equal(np.isfinite(x), np.isfinite(y)):
        return False
    finite = np.isfinite(x)
    return bool(np.all(np.abs(x[finite] - y[finite]) <= most))
