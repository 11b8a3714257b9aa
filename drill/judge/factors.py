"""One factor between wrong and right answers, and what it is called: √d, 1/(1 - p), n/(n - 1)."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from drill.judge.evidence import Inputs, Pair

_RELATIVE = 1e-5  # of a factor, beside the rounding of the answers
_KNOWN = {
    "1/ln 2": 1 / math.log(2),
    "ln 2": math.log(2),
    "1/ln 10": 1 / math.log(10),
    "ln 10": math.log(10),
    "2π": 2 * math.pi,
    "1/(2π)": 1 / (2 * math.pi),
    "√(2π)": math.sqrt(2 * math.pi),
    "√2": math.sqrt(2),
    "1/√2": math.sqrt(0.5),
}
_OF_SIZE: dict[str, Callable[[float], float]] = {
    "√{n}": math.sqrt,
    "1/√{n}": lambda n: 1 / math.sqrt(n),
    "{n}": float,
    "1/{n}": lambda n: 1 / n,
    "{n}/({n} - 1)": lambda n: n / (n - 1),
    "({n} - 1)/{n}": lambda n: (n - 1) / n,
    "√({n}/({n} - 1))": lambda n: math.sqrt(n / (n - 1)),
    "√(({n} - 1)/{n})": lambda n: math.sqrt((n - 1) / n),
}
_OF_NUMBER: dict[str, Callable[[float], float]] = {
    "1/(1 - {n})": lambda p: 1 / (1 - p),
    "(1 - {n})": lambda p: 1 - p,
    "{n}": float,
    "1/{n}": lambda p: 1 / p,
    "√{n}": math.sqrt,
    "1/√{n}": lambda p: 1 / math.sqrt(p),
}


@dataclass(frozen=True)
class Factor:
    """What every value is multiplied by: a number, or a formula of sizes that gives another one in every case."""

    words: str
    first: float  # in the first pair
    varies: bool


def common_factor(pairs: Sequence[Pair]) -> Factor | None:
    """The factor between all wrong answers and the right ones; None: there is none, or none that has a name."""
    ratios = [_ratio(pair) for pair in pairs]
    factors = [ratio for ratio in ratios if ratio is not None]
    if not pairs or len(factors) < len(pairs):
        return None
    first, tolerance = factors[0], _RELATIVE + max(pair.near for pair in pairs)
    named = _named(pairs, factors, tolerance)
    if any(not math.isclose(factor, first, rel_tol=tolerance) for factor in factors):
        return Factor(named, first, varies=True) if named else None
    name = next((name for name, known in _KNOWN.items() if math.isclose(first, known, rel_tol=tolerance)), named)
    # Where the factor is the same everywhere, a size that is the same, too, may be a coincidence; not if it is odd.
    words = f"{first:.4g} (= {name})" if name and _is_odd(first, tolerance) else f"{first:.4g}"
    return Factor(words, first, varies=False)


def _ratio(pair: Pair) -> float | None:
    """The one factor between answer and expectation; None: there is none, or it is 1."""
    if pair.expected.shape != pair.got.shape or not np.isfinite(pair.got).all() or not np.isfinite(pair.expected).all():
        return None
    weight = float(np.sum(pair.expected * pair.expected))
    if weight == 0:
        return None
    factor = float(np.sum(pair.got * pair.expected)) / weight
    scale = abs(factor) * float(np.max(np.abs(pair.expected), initial=0.0))
    same = bool(np.all(np.abs(pair.got - factor * pair.expected) <= pair.near * scale + 1e-12))
    return factor if same and abs(factor) > _RELATIVE and abs(factor - 1) > 100 * pair.near + 1e-3 else None


def _named(pairs: Sequence[Pair], factors: Sequence[float], tolerance: float) -> str:
    """The formula of a size or number that gives the factor of every pair; empty: there is none."""
    for words, value in _formulas(pairs[0].inputs):
        if all(
            (found := value(pair.inputs)) is not None and math.isclose(factor, found, rel_tol=tolerance)
            for pair, factor in zip(pairs, factors, strict=True)
        ):
            return words
    return ""


def _formulas(inputs: Inputs) -> Iterator[tuple[str, Callable[[Inputs], float | None]]]:
    for words, formula in _OF_NUMBER.items():
        for name in inputs.numbers:
            yield words.format(n=name), lambda given, f=formula, n=name: _of_number(f, given, n)  # type: ignore[misc]
    for words, formula in _OF_SIZE.items():
        for name, array in inputs.arrays.items():
            if " " in name:  # `argument 1`: it has no name that a formula could use
                continue
            for axis in range(-1, -array.ndim - 1, -1):
                size = f"{name}.shape[{axis}]"
                yield (
                    words.format(n=size),
                    lambda given, f=formula, n=name, a=axis: _of_size(f, given, n, a),  # type: ignore[misc]
                )


def _of_number(formula: Callable[[float], float], inputs: Inputs, name: str) -> float | None:
    number = inputs.numbers.get(name)
    try:
        return formula(number) if number is not None else None
    except (ValueError, ZeroDivisionError):
        return None


def _of_size(formula: Callable[[float], float], inputs: Inputs, name: str, axis: int) -> float | None:
    array = inputs.arrays.get(name)
    if array is None or array.ndim < -axis or array.shape[axis] < 2:
        return None
    return formula(array.shape[axis])


def _is_odd(factor: float, tolerance: float) -> bool:
    """Not a ratio of small whole numbers, which many sizes could give."""
    return all(abs(factor * k - round(factor * k)) > 2 * k * abs(factor) * tolerance for k in range(1, 13))
