"""Where an answer is wrong, small enough to be drawn in a terminal."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A two-dimensional slice of an answer, `where` in the whole array (`[0, 2, :, :]`).

    Small: `expected` and `got` hold the numbers, row by row; where six digits show no difference, `got` holds the
    differences (`is_difference`). Larger: both are empty and `heat` holds |difference| of blocks, 0 right to 1 most
    wrong, which is `largest`. `wrong` marks cells (or blocks) that are wrong.
    """

    where: str
    wrong: tuple[tuple[bool, ...], ...]
    expected: tuple[tuple[str, ...], ...] = ()
    got: tuple[tuple[str, ...], ...] = ()
    is_difference: bool = False
    heat: tuple[tuple[float, ...], ...] = ()
    largest: str = ""
