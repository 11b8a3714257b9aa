"""What the wrong numbers themselves say, where no known mistake explains them: a factor, a flip, a shift, an overflow.

A symptom is told only if it holds in every failing case, so it is a fact about the answers and not a guess about the
code. Which mistake it shows is left to the learner.
"""

from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from drill.judge.evidence import Inputs, Pair
from drill.judge.factors import common_factor
from drill.models.judgement import Symptom
from drill.text import NOTHING, Text

Array = NDArray[np.float64]
_CLEAR = 100.0  # times what a right value may be off by
_LARGE = 100.0  # inputs at which exp and squares begin to overflow


def find_symptom(pairs: Sequence[Pair]) -> Symptom | None:
    """The most telling thing that all wrong arrays have in common."""
    if not pairs or any(pair.place != pairs[0].place for pair in pairs):
        return None
    every, result = _subject(pairs)
    return (
        _sign(pairs, every)
        or _factor(pairs, every)
        or _offset(pairs, every)
        or _transposed(pairs, result)
        or _flipped(pairs, result)
        or _shifted(pairs, result)
    )


def _subject(pairs: Sequence[Pair]) -> tuple[Text, Text]:
    """What is spoken of: every value, and the result."""
    place = pairs[0].place
    if not place.en:
        return Text("every value", "所有值"), Text("the result", "结果")
    return Text(f"every value of {place.en}", f"{place.zh} 的所有值"), Text(place.en, f"{place.zh} ")


def find_condition(pairs: Sequence[Pair], failed: Sequence[Inputs], passed: Sequence[Inputs]) -> Symptom | None:
    """What went into all failing cases, and into no other. `pairs`: their values, unless some failed otherwise."""
    return (_overflow(pairs, passed) if pairs else None) or _square_only(failed, passed)


def _near(pair: Pair, wanted: Array, got: Array | None = None) -> bool:
    """Whether what came is this, as nearly as a correct answer would be."""
    found = pair.got if got is None else got
    scale = float(np.max(np.abs(wanted), initial=0.0))
    if found.shape != wanted.shape or not np.isfinite(scale) or not np.isfinite(found).all():
        return False
    return bool(np.all(np.abs(found - wanted) <= pair.near * scale + 1e-12))


def _all(pairs: Sequence[Pair], holds: Callable[[Pair], bool]) -> bool:
    """It holds everywhere, and the expected values are varied enough that a coincidence is out of the question."""
    return _is_telling([pair.expected for pair in pairs]) and all(holds(pair) for pair in pairs)


def _is_telling(arrays: Sequence[Array]) -> bool:
    values = np.abs(np.concatenate([array.ravel() for array in arrays]))
    scale = float(np.max(values, initial=0.0))
    return bool(np.isfinite(scale) and scale > 0 and np.unique(np.round(values / scale, 9)).size >= 3)


def _sign(pairs: Sequence[Pair], every: Text) -> Symptom | None:
    if _all(pairs, lambda pair: _near(pair, -pair.expected)):
        return Symptom(kind="sign", message=Text(f"{every.en} has the wrong sign", f"{every.zh}的符号都反了"))
    return None


def _factor(pairs: Sequence[Pair], every: Text) -> Symptom | None:
    if not _is_telling([pair.expected for pair in pairs]):
        return None
    # One number proves nothing of a formula: any two numbers have a ratio.
    if len(pairs) < 3 and all(pair.expected.size < 3 for pair in pairs):
        return None
    found = common_factor(pairs)
    if found is None:
        return None
    words, here = found.words, NOTHING
    if found.varies:
        here = Text(f" ({found.first:.4g} in the first failing case)", f"（第一个未通过的用例中为 {found.first:.4g}）")
    message = Text(
        f"{every.en} is {words} times what it should be{here.en}", f"{every.zh}都是正确值的 {words} 倍{here.zh}"
    )
    return Symptom(kind="factor", message=message)


def _offset(pairs: Sequence[Pair], every: Text) -> Symptom | None:
    first = pairs[0]
    if first.got.shape != first.expected.shape or not first.got.size:
        return None
    with np.errstate(invalid="ignore"):
        step = float((first.got - first.expected).flat[0])
    least = 100 * max(one.near * float(np.max(np.abs(one.expected), initial=0.0)) for one in pairs)
    if (
        np.isfinite(step)
        and abs(step) > least
        and _all(pairs, lambda pair: _near(pair, pair.expected, pair.got - step))
    ):
        more = step > 0
        message = Text(
            f"{every.en} is too {'large' if more else 'small'} by {abs(step):.4g}",
            f"{every.zh}都{'大' if more else '小'}了 {abs(step):.4g}",
        )
        return Symptom(kind="offset", message=message)
    return None


def _transposed(pairs: Sequence[Pair], result: Text) -> Symptom | None:
    for i, j in combinations(range(-1, -pairs[0].expected.ndim - 1, -1), 2):
        if _all(pairs, lambda pair, i=i, j=j: _is_swapped(pair, i, j)):  # type: ignore[misc]  # bound now, not later
            message = Text(f"{result.en} is transposed (axes {j}, {i})", f"{result.zh}被转置了（轴 {j}、{i}）")
            return Symptom(kind="transposed", message=message)
    return None


def _is_swapped(pair: Pair, i: int, j: int) -> bool:
    return pair.expected.ndim >= max(-i, -j) and _near(pair, pair.expected.swapaxes(i, j))


def _flipped(pairs: Sequence[Pair], result: Text) -> Symptom | None:
    for axis in range(-1, -pairs[0].expected.ndim - 1, -1):
        if _all(pairs, lambda pair, axis=axis: _is_flipped(pair, axis)):  # type: ignore[misc]
            message = Text(f"{result.en} is reversed along axis {axis}", f"{result.zh}沿第 {axis} 轴颠倒了")
            return Symptom(kind="flipped", message=message)
    return None


def _is_flipped(pair: Pair, axis: int) -> bool:
    return pair.expected.ndim >= -axis and _near(pair, np.flip(pair.expected, axis))


def _shifted(pairs: Sequence[Pair], result: Text) -> Symptom | None:
    for axis in range(-1, -pairs[0].expected.ndim - 1, -1):
        for step in (1, -1):
            if _all(pairs, lambda pair, axis=axis, step=step: _is_shifted(pair, axis, step)):  # type: ignore[misc]
                late = step > 0
                message = Text(
                    f"the values of {result.en} are right, but one position too {'late' if late else 'early'} "
                    f"along axis {axis}",
                    f"{result.zh}的数值对，但沿第 {axis} 轴{'晚' if late else '早'}了一位",
                )
                return Symptom(kind="shifted", message=message)
    return None


def _is_shifted(pair: Pair, axis: int, step: int) -> bool:
    if pair.expected.shape != pair.got.shape or pair.expected.ndim < -axis or pair.expected.shape[axis] < 3:
        return False
    got, expected = np.moveaxis(pair.got, axis, 0), np.moveaxis(pair.expected, axis, 0)
    return _near(pair, expected[:-1], got[1:]) if step > 0 else _near(pair, expected[1:], got[:-1])


def find_position(pairs: Sequence[Pair]) -> Symptom | None:
    """Wrong at one end of an axis only, or everywhere but there."""
    if not pairs or any(pair.expected.shape != pair.got.shape or pair.place != pairs[0].place for pair in pairs):
        return None
    result, wrong = _subject(pairs)[1], [_gaps(pair) > 1 for pair in pairs]
    clear = [_gaps(pair) > _CLEAR for pair in pairs]
    for axis in range(-1, -pairs[0].expected.ndim - 1, -1):
        sizes = [marks.shape[axis] if marks.ndim >= -axis else 0 for marks in wrong]
        if min(sizes) < 2 or sum(sizes) < 5:
            continue
        bad, plain = ([_along(marks, axis) for marks in some] for some in (wrong, clear))
        for end, en, zh in ((0, "first", "第一个"), (-1, "last", "最后一个")):
            if all(some[end] for some in plain) and all(sum(some) == 1 for some in bad):
                message = Text(
                    f"{result.en} is wrong at the {en} position along axis {axis} only",
                    f"{result.zh}只在第 {axis} 轴的{zh}位置不对",
                )
                return Symptom(kind="position", message=message)
            if not any(some[end] for some in bad) and all(sum(some) == len(some) - 1 for some in plain):
                message = Text(
                    f"{result.en} is right at the {en} position along axis {axis} and wrong at all others",
                    f"{result.zh}只在第 {axis} 轴的{zh}位置正确，其余位置都不对",
                )
                return Symptom(kind="position", message=message)
    return None


def _along(marks: NDArray[np.bool_], axis: int) -> list[bool]:
    """Where along an axis something is marked."""
    return [bool(np.any(part)) for part in np.moveaxis(marks, axis, 0)]


def _gaps(pair: Pair) -> Array:
    """How wrong each value is; up to 1 it is right."""
    same = (pair.expected == pair.got) | (np.isnan(pair.expected) & np.isnan(pair.got))
    scale = float(np.max(np.abs(pair.expected), where=np.isfinite(pair.expected), initial=0.0))
    with np.errstate(invalid="ignore"):
        gaps = np.abs(pair.got - pair.expected) / (pair.near * scale + 1e-12)
    return np.where(same, 0.0, np.where(np.isnan(gaps), np.inf, gaps))


def _overflow(pairs: Sequence[Pair], passed: Sequence[Inputs]) -> Symptom | None:
    odd = all(not np.isfinite(pair.got).all() and np.isfinite(pair.expected).all() for pair in pairs)
    large = min(_largest(pair.inputs) for pair in pairs)
    small = [_largest(inputs) for inputs in passed]
    if odd and large >= _LARGE and small and max(small) < large:
        message = Text(
            "right for small inputs, inf or NaN for large ones: on the way a number overflows, underflows to 0, or is "
            "the difference of two large ones",
            "输入小时正确，输入大时出现 inf 或 NaN：某个中间结果上溢、下溢为 0，或是两个大数之差",
        )
        return Symptom(kind="overflow", message=message)
    return None


def _largest(inputs: Inputs) -> float:
    arrays = [array for array in inputs.arrays.values() if array.dtype.kind == "f" and array.size]
    return max((float(np.max(np.abs(array), where=np.isfinite(array), initial=0.0)) for array in arrays), default=0.0)


def _square_only(failed: Sequence[Inputs], passed: Sequence[Inputs]) -> Symptom | None:
    name = next((name for name, array in failed[0].arrays.items() if array.ndim >= 2), None) if failed else None
    if name is None or len(failed) < 2 or len(passed) < 2:
        return None
    failing, passing = ([_is_square(inputs, name) for inputs in cases] for cases in (failed, passed))
    if all(square is False for square in failing) and all(square is True for square in passing):
        message = Text(
            f"right only where the last two sizes of {name} are equal", f"只有 {name} 的最后两维相等时才正确"
        )
        return Symptom(kind="square_only", message=message)
    return None


def _is_square(inputs: Inputs, name: str) -> bool | None:
    array = inputs.arrays.get(name)
    return None if array is None or array.ndim < 2 else array.shape[-1] == array.shape[-2]
