"""A matrix under the names of its columns, as numbers or as shades."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text as Line

from drill.grading.variant import LETTERS
from drill.maths.box import pad
from drill.models.figure import Matrix
from drill.text import Text
from drill.views import theme
from drill.views.figure.words import Words, show, wrap

SHADES = "·░▒▓█"
_GAP = 2  # cells between columns of numbers


class _Names(NamedTuple):
    """What stands beside and above the cells; `head` is the width of the names of rows."""

    rows: Sequence[str]
    columns: Sequence[str]
    row_title: str
    column_title: str
    head: int

    def top(self, width: int) -> Iterator[Line]:
        """The titles of both axes."""
        if self.row_title or self.column_title:
            across = pad(self.column_title, max(width, cell_len(self.column_title)), "c")
            yield Line(f"{pad(self.row_title, self.head, 'r')}  {across}", theme.QUIET)


def draw_matrix(matrix: Matrix, words: Words, width: int) -> list[Line] | None:
    """The matrix, its names and, of shades, what they mean; None where there is no room."""
    values = [[words.value(value) for value in row] for row in matrix.values]
    rows, row_title = [words.of(label) for label in matrix.rows], words.of(matrix.row_title)
    head = max(cell_len(label) for label in [*rows, row_title])
    columns = [words.of(label) for label in matrix.columns]
    names = _Names(rows, columns, row_title, words.of(matrix.column_title), head)
    if matrix.show == "shades":
        return _draw_shades(values, names, words, width)
    cells = [[show(value) for value in row] for row in values]
    widths = [max(map(cell_len, column)) for column in zip(columns, *cells, strict=True)]
    across = sum(widths) + _GAP * len(widths)
    if head + 2 + across > width:
        return None
    lines = list(names.top(across))
    lines.append(Line(" " * (head + 2) + _row(columns, widths), theme.STRONG))
    lines.append(Line(f"{' ' * head} ┌{'─' * across}", theme.QUIET))
    for label, row in zip(rows, cells, strict=True):
        lines.append(Line(pad(label, head, "r")).append(" │", theme.QUIET).append(_row(row, widths)))
    return lines


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(" " * _GAP + pad(cell, width, "r") for cell, width in zip(cells, widths, strict=True))


def _draw_shades(values: list[list[float]], names: _Names, words: Words, width: int) -> list[Line] | None:
    count, room = len(names.columns), width - names.head - 2
    size = max(2, *(cell_len(name) + 1 for name in names.columns))
    short = names.columns
    if size * count > room:  # then letters stand for the names
        size, short = 2, [LETTERS[at : at + 1] for at in range(count)]
    if size * count > room:
        return None
    low, high = min(map(min, values)), max(map(max, values))
    lines = list(names.top(size * count))
    if any(short):
        lines.append(Line(" " * (names.head + 2) + "".join(pad(name, size, "l") for name in short), theme.STRONG))
    for label, row in zip(names.rows, values, strict=True):
        shades = (SHADES[_level(value, low, high)] for value in row)
        cells = "".join(pad(shade, size, "l") if shade == SHADES[0] else shade * size for shade in shades)
        lines.append(Line(f"{pad(label, names.head, 'r')}  {cells}"))
    lines.append(_scale(low, high, {_level(value, low, high) for row in values for value in row}, words))
    if short is not names.columns:
        keys = "  ".join(f"{letter}\u00a0{name}" for letter, name in zip(short, names.columns, strict=True) if letter)
        lines += wrap(keys, width)
    return lines


def _level(value: float, low: float, high: float) -> int:
    return round((value - low) / (high - low) * (len(SHADES) - 1)) if high > low else len(SHADES) - 1


def _scale(low: float, high: float, used: set[int], words: Words) -> Line:
    """What the shades mean: both ends, or with few shades each of them."""
    if used == {0, len(SHADES) - 1}:
        return Line(f"{SHADES[0]} {show(low)}   {SHADES[-1] * 2} {show(high)}", theme.QUIET)
    scale = Text("from {low} {shades} to {high}", "由 {low} {shades} 到 {high}")
    return Line(scale.fill(low=show(low), shades=SHADES, high=show(high)).to(words.lang), theme.QUIET)
