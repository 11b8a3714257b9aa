"""A figure in words: what its axes, cells and bars hold."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.text import Text as Line

from drill.grading import Variant
from drill.models.figure import Bars, Block, Curve, Figure, Matrix, Plot, Value
from drill.text import Lang, Text
from drill.views import theme
from drill.views.wrap import breaks

_POINTS = 7  # of a curve, told
_SAMPLES = 64  # of an expression, where the bounds of y are found


class Words(NamedTuple):
    """Texts and values of a variant, in one language."""

    variant: Variant
    lang: Lang

    def of(self, text: Text) -> str:
        """The words of a text, parameters filled in."""
        return self.variant.prompt(text, self.lang)

    def value(self, value: Value) -> float:
        """A number, or what an expression over the parameters comes to."""
        if not isinstance(value, str):
            return value
        from drill.models.expression import evaluate  # noqa: PLC0415 - most figures hold numbers

        return evaluate(value, self.variant.values)

    def at(self, curve: Curve, x: float) -> float | None:
        """A curve at one place; None where it has no value."""
        if curve.of:
            from drill.models.expression import ExpressionError, evaluate  # noqa: PLC0415 - see value

            try:
                return evaluate(curve.of, {**self.variant.values, "x": x})
            except ExpressionError:
                return None
        for (left, below), (right, above) in zip(curve.points, curve.points[1:], strict=False):
            if left <= x <= right:
                return below + (above - below) * ((x - left) / (right - left) if right > left else 0)
        return None

    def bounds(self, plot: Plot) -> tuple[float, float]:
        """From where to where x goes."""
        inside = [x for curve in plot.curves for x, _ in curve.points] or [-1.0, 1.0]
        low = min(inside) if plot.x.low is None else plot.x.low
        high = max(inside) if plot.x.high is None else plot.x.high
        return low, high if high > low else low + 1

    def heights(self, plot: Plot) -> tuple[float, float]:
        """From where to where y goes."""
        low, high = self.bounds(plot)
        steps = [low + (high - low) * k / _SAMPLES for k in range(_SAMPLES + 1)]
        found = [y for curve in plot.curves for _, y in curve.points]
        found += [y for curve in plot.curves if curve.of for x in steps if (y := self.at(curve, x)) is not None]
        bottom = min(found, default=0) if plot.y.low is None else plot.y.low
        top = max(found, default=1) if plot.y.high is None else plot.y.high
        return bottom, top if top > bottom else bottom + 1


def show(value: float, digits: int = 6) -> str:
    """A number in few digits."""
    return f"{value:.{digits}g}".replace("e+0", "e").replace("e-0", "e-").replace("-", "−")


def wrap(words: str, width: int) -> Iterator[Line]:
    """Quiet lines, none too wide."""
    line = Line(words, theme.QUIET)
    for part in line.divide(breaks(words, width)):
        part.rstrip()
        part.plain = part.plain.replace("\u00a0", " ")
        yield part


def describe(figure: Figure, words: Words) -> Iterator[str]:
    """Lines that say what a drawing would show."""
    if figure.plot is not None:
        yield from _plot(figure.plot, words)
    elif figure.matrix is not None:
        yield from _matrix(figure.matrix, words)
    elif figure.block is not None:
        yield _block(figure.block, words.lang)
    elif figure.bars is not None:
        yield from _bars(figure.bars, words)


def _plot(plot: Plot, words: Words) -> Iterator[str]:
    low, high = words.bounds(plot)
    for curve in plot.curves:
        if curve.of or len(curve.points) > 2 * _POINTS:
            places = [low + (high - low) * k / (_POINTS - 1) for k in range(_POINTS)]
            points = [(x, y) for x in places if (y := words.at(curve, x)) is not None]
        else:
            points = list(curve.points)
        told = ", ".join(f"({show(x, 3)}, {show(y, 3)})" for x, y in points)
        yield _named(words.of(curve.label), told, words.lang)
    axes = ", ".join(label for axis in (plot.x, plot.y) if (label := words.of(axis.label)))
    if axes:
        yield _named(Text("axes", "坐标轴").to(words.lang), axes, words.lang)


def _matrix(matrix: Matrix, words: Words) -> Iterator[str]:
    titles = [title for text in (matrix.row_title, matrix.column_title) if (title := words.of(text))]
    if len(titles) == 2:
        yield Text(f"rows: {titles[0]}; columns: {titles[1]}", f"行：{titles[0]}；列：{titles[1]}").to(words.lang)
    columns = [words.of(label) for label in matrix.columns]
    for label, values in zip(matrix.rows, matrix.values, strict=True):
        cells = (f"{name} {show(words.value(value))}".strip() for name, value in zip(columns, values, strict=True))
        yield _named(words.of(label), ", ".join(cells), words.lang)


def _bars(bars: Bars, words: Words) -> Iterator[str]:
    for label, value in zip(bars.labels, bars.values, strict=True):
        yield _named(words.of(label), show(words.value(value)), words.lang)


def _block(block: Block, lang: Lang) -> str:
    every = {
        "N": Text("all samples", "所有样本"),
        "C": Text("all channels", "所有通道"),
        "L": Text("all positions", "所有位置"),
    }
    first = {"N": Text("sample 1", "样本 1"), "C": Text("channel 1", "通道 1"), "L": Text("position 1", "位置 1")}
    parts = {axis: every[axis] if axis in block.over else first[axis] for axis in "NCL"}
    if "C" in block.over and block.groups > 1:
        last = block.sizes[1] // block.groups
        parts["C"] = Text(f"channels 1 to {last}", f"通道 1 到 {last}") if last > 1 else first["C"]
    n, c, length = block.sizes
    size = Text(f"{n} samples, {c} channels, {length} positions", f"{n} 个样本、{c} 个通道、{length} 个位置").to(lang)
    shaded = Text(", ", "、").to(lang).join(part.to(lang) for part in parts.values())
    return Text(f"{size}; shaded: {shaded}", f"{size}；阴影部分：{shaded}").to(lang)


def _named(name: str, rest: str, lang: Lang) -> str:
    return f"{name}{': ' if lang == 'en' else '：'}{rest}" if name else rest
