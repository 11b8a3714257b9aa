"""Draws the slice of a wrong answer that holds its first wrong value."""

import numpy as np
from numpy.typing import NDArray

from drill.models.picture import Picture

_WIDTH = 68  # characters, within the margins of a terminal of 80
_SIDE = 8  # a slice up to this size is shown in numbers
_HEAT = (12, 32)  # rows and columns of blocks, at most
_DIGITS = (3, 4, 5, 6)  # significant ones: as few as tell wrong values from right ones


def draw(expected: NDArray[np.float64], got: NDArray[np.float64], wrong: NDArray[np.bool_]) -> Picture | None:
    """A picture of two arrays of equal shape; None: there is nothing that a picture would add."""
    if wrong.size < 2 or wrong.ndim == 0 or not wrong.any() or expected.shape != got.shape:
        return None
    if wrong.ndim == 1:
        expected, got, wrong = expected[None], got[None], wrong[None]
    first = tuple(int(i) for i in np.argwhere(wrong)[0][:-2])
    a, b, bad = expected[first], got[first], wrong[first]
    where = f"[{', '.join([*map(str, first), ':', ':'])}]" if first else ""
    if max(bad.shape) <= _SIDE and (found := _in_numbers(where, a, b, bad)):
        return found
    with np.errstate(invalid="ignore"):
        distance = np.abs(a - b)
    # A missing or spurious NaN is as wrong as anything can be.
    distance = np.where(np.isnan(distance) & bad, np.inf, np.nan_to_num(distance, nan=0.0))
    blocks = _blocks(np.where(bad, distance, 0.0))
    finite = blocks[np.isfinite(blocks)]
    scale = float(finite.max()) if finite.size and finite.max() > 0 else 1.0
    heat = np.clip(np.nan_to_num(blocks / scale, posinf=1.0), 0.0, 1.0)
    return Picture(
        where=where,
        wrong=_rows(heat > 0),
        heat=tuple(tuple(float(x) for x in row) for row in heat),
        largest=_text(float(blocks.max()), _DIGITS[0]),
    )


def _in_numbers(
    where: str, expected: NDArray[np.float64], got: NDArray[np.float64], wrong: NDArray[np.bool_]
) -> Picture | None:
    """Both tables, with as few digits as tell them apart; None: they would be too wide."""
    marks, found = _rows(wrong), None
    for digits in _DIGITS:
        left, right = _numbers(expected, digits), _numbers(got, digits)
        pairs = zip(np.ravel(left), np.ravel(right), wrong.ravel(), strict=True)
        if all(a != b for a, b, bad in pairs if bad):
            found = Picture(where=where, wrong=marks, expected=left, got=right)
            break
    if found is None or _width(found) > _WIDTH:
        with np.errstate(invalid="ignore"):
            gaps = _numbers(np.where(wrong, got - expected, 0.0), 2)
        left = _numbers(expected, _DIGITS[0])
        found = Picture(where=where, wrong=marks, expected=left, got=gaps, is_difference=True)
    return found if _width(found) <= _WIDTH else None


def _width(picture: Picture) -> int:
    """Of the wider table, as it is printed."""
    return max(
        sum(2 + max(map(len, column)) for column in zip(*table, strict=True))
        for table in (picture.expected, picture.got)
    )


def _blocks(distance: NDArray[np.float64]) -> NDArray[np.float64]:
    """The largest value of each block, so that a single wrong cell is still seen."""
    rows = np.array_split(distance, min(_HEAT[0], distance.shape[0]), axis=0)
    return np.array(
        [[block.max() for block in np.array_split(row, min(_HEAT[1], distance.shape[1]), axis=1)] for row in rows]
    )


def _rows(marks: NDArray[np.bool_]) -> tuple[tuple[bool, ...], ...]:
    return tuple(tuple(bool(mark) for mark in row) for row in marks)


def _numbers(values: NDArray[np.float64], digits: int) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_text(float(value), digits) for value in row) for row in values)


def _text(value: float, digits: int) -> str:
    return f"{value:.{digits}g}"
