"""Curves over axes with ticks. Each has a sign and a dash of its own as well as a colour."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text as Line

from drill.maths.box import pad
from drill.models.figure import Plot
from drill.views import theme
from drill.views.figure.canvas import ACROSS, DOWN, Canvas
from drill.views.figure.words import Words

SIGNS = "●▲■◆○"
_STYLES = (theme.ACCENT, theme.OTHER, theme.GOOD, theme.BAD, "default")
_DASHES: tuple[Callable[[int], bool], ...] = (
    lambda _: True,
    lambda step: step % 6 < 4,
    lambda step: step % 3 == 0,
    lambda step: step % 8 < 4 or step % 8 == 5,
    lambda step: step % 2 == 0,
)
_WIDEST, _NARROWEST = 60, 16  # columns of the plot itself
_ROWS = 8  # with prompt and choices it fits on a screen of 24
_EVERY = 18  # columns between two signs of a curve


class _Frame(NamedTuple):
    """What the plot shows of the plane, on how many cells, behind how wide a margin."""

    left: float
    right: float
    bottom: float
    top: float
    columns: int
    rows: int
    margin: int

    def column(self, x: float) -> int:
        """The column of cells of an x."""
        return round((self.columns - 1) * (x - self.left) / (self.right - self.left))

    def dot(self, y: float | None) -> float | None:
        """The row of dots of a y; None outside."""
        if y is None or not self.bottom <= y <= self.top:
            return None
        return (self.top - y) / (self.top - self.bottom) * (self.rows * DOWN - 1)

    def row(self, y: float) -> int:
        """The row of cells of a y within bounds."""
        return round(self.dot(y) or 0) // DOWN


def draw_plot(plot: Plot, words: Words, width: int) -> list[Line] | None:
    """The plot with its axes and legend; None where there is no room."""
    (left, right), (bottom, top) = words.bounds(plot), words.heights(plot)
    bottom, top = _round_out(bottom, top, plot)
    y_ticks = find_ticks(bottom, top, 4)
    margin = max(cell_len(label) for label in y_ticks.values()) + 1
    columns = min(width - margin - 1, _WIDEST)
    if columns < _NARROWEST:
        return None
    frame = _Frame(left, right, bottom, top, columns, _ROWS, margin)
    canvas = Canvas(columns, frame.rows)
    _draw_zero(canvas, frame)
    for at, curve in enumerate(plot.curves):
        places = (left + (right - left) * k / (columns * ACROSS - 1) for k in range(columns * ACROSS))
        heights = [frame.dot(words.at(curve, x)) for x in places]
        canvas.line(heights, _STYLES[at % len(_STYLES)], _DASHES[at % len(_DASHES)])
        if len(plot.curves) > 1:
            _draw_signs(canvas, heights, at, len(plot.curves))
    return [*_draw_axes(plot, words, canvas, frame, y_ticks), *_legend(plot, words, margin + 1 + columns)]


def _round_out(bottom: float, top: float, plot: Plot) -> tuple[float, float]:
    """Bounds that were found rather than given, moved to the round numbers that they nearly reach."""
    ticks = [*find_ticks(bottom - (top - bottom), top + (top - bottom), 12)]
    step = ticks[1] - ticks[0]
    low, high = math.floor(bottom / step + 1e-9) * step, math.ceil(top / step - 1e-9) * step
    return bottom if plot.y.low is not None else low, top if plot.y.high is not None else high


def find_ticks(low: float, high: float, count: int) -> dict[float, str]:
    """About `count` round numbers within bounds, two at least, and how they are written."""
    rough = (high - low) / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(nice * power for nice in (1, 2, 5, 10) if nice * power >= rough * 0.999)
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    if last - first < 1:
        return find_ticks(low, high, 2 * count)
    values = [step * k for k in range(first, last + 1)]
    return {value: f"{value:.{digits}f}".replace("-", "−") if value else "0" for value in values}


def _draw_zero(canvas: Canvas, frame: _Frame) -> None:
    """Where x or y is 0, unless that is at the edge."""
    if frame.left < 0 < frame.right:
        for row in range(canvas.rows):
            canvas.behind(frame.column(0), row, "┊")
    if frame.bottom < 0 < frame.top:
        for column in range(canvas.columns):
            canvas.behind(column, frame.row(0), "┈")


def _draw_signs(canvas: Canvas, heights: Sequence[float | None], at: int, count: int) -> None:
    """The sign of a curve, here and there on it, away from those of the others."""
    for column in range(2 + at * _EVERY // count, canvas.columns, _EVERY):
        for near in (column, column + 1, column + 2, column - 1):
            height = heights[near * ACROSS] if 0 <= near < canvas.columns else None
            if height is not None and canvas.sign(
                near, round(height) // DOWN, SIGNS[at % len(SIGNS)], _STYLES[at % len(_STYLES)]
            ):
                break


def _draw_axes(plot: Plot, words: Words, canvas: Canvas, frame: _Frame, y_ticks: dict[float, str]) -> Iterator[Line]:
    labels, margin = {frame.row(y): label for y, label in y_ticks.items()}, frame.margin
    if title := words.of(plot.y.label):
        yield Line(title, theme.QUIET)
    for row, line in enumerate(canvas.lines(theme.QUIET)):
        label = labels.get(row, "")
        head = Line(pad(label, margin - 1, "r") + (" ┤" if label else " │"), theme.QUIET)
        yield Line().append_text(head).append_text(line)
    ticks = next(
        found
        for count in range(max(3, frame.columns // 10), 12)
        if len(found := find_ticks(frame.left, frame.right, count)) > 2
    )
    marks = {frame.column(x): label for x, label in ticks.items()}
    axis = "".join("┬" if column in marks else "─" for column in range(frame.columns))
    yield Line(" " * margin + "└" + axis, theme.QUIET)
    yield Line(" " * (margin + 1) + _labels(marks, frame.columns), theme.QUIET)
    if title := words.of(plot.x.label):
        yield Line(" " * (margin + 1) + pad(title, max(frame.columns, cell_len(title)), "c"), theme.QUIET)


def _labels(ticks: dict[int, str], columns: int) -> str:
    """The labels below their ticks, less those for which there is no room."""
    written = ""
    for column, label in sorted(ticks.items()):
        start = min(max(column - cell_len(label) // 2, 0), columns - cell_len(label))
        if start > len(written) or not written:
            written += " " * (start - len(written)) + label
    return written


def _legend(plot: Plot, words: Words, width: int) -> Iterator[Line]:
    """Sign and name of each curve, on as few lines as fit; one curve without a name needs none."""
    if len(plot.curves) == 1 and not words.of(plot.curves[0].label):
        return
    line = Line()
    for at, curve in enumerate(plot.curves):
        sign = SIGNS[at % len(SIGNS)] if len(plot.curves) > 1 else "─"
        entry = Line(f"{sign} ", _STYLES[at % len(_STYLES)]).append(words.of(curve.label), "default")
        if line and line.cell_len + 3 + entry.cell_len > width:
            yield line
            line = Line()
        line.append("   " if line else "").append_text(entry)
    yield line
