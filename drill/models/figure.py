"""Figures of questions: data that a terminal can draw. `views/figure` draws them, `bank/figure` reads them."""

import json
from dataclasses import dataclass
from typing import Literal

from drill.models.record import codecs
from drill.text import NOTHING, Text

# A number, or an expression over the question's parameters (`models/expression`): a variant has its own figure.
Value = float | int | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One axis of a plot. Bounds that are not given are found from the data."""

    label: Text = NOTHING
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """One line of a plot: an expression over `x` (and the parameters), or points in the order of their x."""

    label: Text
    of: str = ""
    points: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Curves over one pair of axes: activation functions, losses by epoch."""

    x: Axis
    y: Axis
    curves: tuple[Curve, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A table of numbers with a name for each row and column: a confusion matrix, an attention map, a mask."""

    rows: tuple[Text, ...]
    columns: tuple[Text, ...]
    values: tuple[tuple[Value, ...], ...]
    row_title: Text = NOTHING
    column_title: Text = NOTHING
    show: Literal["values", "shades"] = "values"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A batch of shape N×C×L; `over` are the axes of which one mean is taken, C perhaps in `groups`."""

    sizes: tuple[int, int, int] = (3, 4, 4)
    over: tuple[Literal["N", "C", "L"], ...]
    groups: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A bar for each label: a histogram, a reliability diagram."""

    labels: tuple[Text, ...]
    values: tuple[Value, ...]
    axis: Text = NOTHING  # what the length of a bar is


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One picture: exactly one of `plot`, `matrix`, `block` and `bars`.

    `alt` says in words what there is to see, without giving the answer away: it is what a screen reader reads.
    """

    alt: Text
    title: Text = NOTHING
    plot: Plot | None = None
    matrix: Matrix | None = None
    block: Block | None = None
    bars: Bars | None = None


def pack(figure: Figure) -> str:
    """A figure as the text that a question carries."""
    return json.dumps(codecs(Figure)[0](figure), ensure_ascii=False, separators=(",", ":"))


def unpack(packed: str) -> Figure:
    """The figure that `pack` was given."""
    figure: Figure = codecs(Figure)[1](json.loads(packed))
    return figure
