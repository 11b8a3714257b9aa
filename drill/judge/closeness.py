"""Are these numbers near enough? One array against the oracle's (float64) and the plain reference's.

Semantics: where all inputs are float64, |y - o| ≤ 1e-7·max|o| + 1e-12. Numerics: where some are float32,
max|y - o| / max|o| ≤ max(4e-6, 10 × the error of the plain reference); honest solutions stay below 2.9e-6 or near the
reference, half precision inside a float32 solution starts at 4e-4. Never `allclose` of two float32 results.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from drill.judge.difference import Difference, Fault, Rules, Seen
from drill.judge.excerpt import index_text, tell_apart
from drill.judge.outcome import Array
from drill.text import Text

# Of a result in a lower precision than it should have, large logits included.
_ROUNDING = {"float32": 2e-3, "float16": 3e-2}
_EPS = {"float16": 9.8e-4, "bfloat16": 7.9e-3}


@dataclass(frozen=True)
class Tolerance:
    """How near is near enough in a case: by its precision, or as its contract names it."""

    precision: str
    atol: float | None
    floor: float = 1e-12

    def for_gradients(self) -> "Tolerance":
        """Gradients that cancel to zero leave rounding of the terms that cancelled, not of the sum."""
        return Tolerance(self.precision, self.atol, 1e-9 if self.precision == "float64" else 1e-5)

    def of(self, oracle: NDArray[Any], plain: NDArray[Any]) -> float:
        """The largest |y - o| that passes, for one array."""
        if self.atol is not None:
            return self.atol
        finite = np.isfinite(oracle)
        scale = float(np.max(np.abs(oracle), where=finite, initial=0.0))
        if self.precision == "float64":
            return 1e-7 * scale + self.floor
        with np.errstate(all="ignore"):
            error = float(
                np.max(np.abs(plain.astype(np.float64) - oracle), where=finite & np.isfinite(plain), initial=0.0)
            )
        floor = 4e-6 if self.precision == "float32" else 4 * _EPS[self.precision]
        return max(floor * scale, 10 * error) + self.floor


@dataclass(frozen=True)
class Look:
    """What is looked at, for the message, and how strictly."""

    place: Text
    tolerance: Tolerance
    rules: Rules
    by_value: bool = True  # else only types, shapes and dtypes: the values are random
    is_procedure: bool = True  # where the reference returns None, anything may be returned

    def at(self, suffix: str) -> "Look":
        """A part of it."""
        return replace(self, place=Text(self.place.en + suffix, self.place.zh + suffix))


def close(oracle: Array, plain: Array, got: Array, look: Look) -> Difference | None:
    """Where the numbers differ by more than they may; shapes are equal."""
    if got.dtype.kind not in "fbiu" or oracle.dtype.kind not in "fbiu":
        return Difference(
            Fault.DTYPE, Text(f"{look.place.en} has dtype {got.dtype}", f"{look.place.zh}的 dtype 是 {got.dtype}")
        )
    if plain.dtype.kind in "biu":
        if got.dtype.kind not in "biu" and not np.array_equal(got, np.round(got)):
            return Difference(Fault.DTYPE, Text(f"{look.place.en} should hold integers", f"{look.place.zh}应为整数"))
        wrong = got.astype(object) != plain.astype(object)
        return _report(oracle, got, np.asarray(wrong, dtype=bool), look) if np.any(wrong) else None
    exact, found = oracle.astype(np.float64), got.astype(np.float64)
    odd = (np.isnan(exact) != np.isnan(found)) | (np.isinf(exact) != np.isinf(found))
    odd |= np.isinf(exact) & np.isinf(found) & (np.sign(exact) != np.sign(found))
    with np.errstate(invalid="ignore"):
        wrong = odd | (np.abs(found - exact) > look.tolerance.of(exact, plain))
    return _report(exact, found, wrong, look, odd) if np.any(wrong) else None


def _report(
    exact: Array, found: Array, wrong: NDArray[np.bool_], look: Look, odd: NDArray[np.bool_] | None = None
) -> Difference:
    """Wrong values, told by the first of them; by the first that is `odd`, NaN or inf on one side, if there is one."""
    fault, telling = (Fault.NAN, odd) if odd is not None and np.any(odd) else (Fault.VALUE, wrong)
    first = tuple(int(i) for i in np.argwhere(telling)[0]) if wrong.ndim else ()
    count, size = int(np.count_nonzero(wrong)), wrong.size
    is_, should = tell_apart(found[first], exact[first])
    place = index_text(first)
    english = f"{look.place.en}{place} is {is_}, should be {should}"
    chinese = f"{look.place.zh}{place} 为 {is_}，应为 {should}"
    if size > 1:
        english += f"; {count} of {size} values are wrong"
        chinese += f"；{size} 个值中有 {count} 个不对"
    seen = Seen(exact.astype(np.float64), found.astype(np.float64), wrong) if exact.shape == found.shape else None
    return Difference(fault, Text(english, chinese), seen=seen)


def is_rounded(exact: Array, found: Array) -> bool:
    """Whether they differ only as numbers of a lower precision do."""
    rounding = _ROUNDING.get(found.dtype.name)
    if rounding is None or not np.array_equal(np.isfinite(exact), np.isfinite(found)):
        return False
    finite = np.isfinite(exact)
    scale = float(np.max(np.abs(exact), where=finite, initial=0.0))
    gap = np.abs(found.astype(np.float64) - exact, where=finite, out=np.zeros(exact.shape))
    return bool(np.all(gap <= rounding * scale))
