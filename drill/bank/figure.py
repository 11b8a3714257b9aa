"""`figure` of a question: YAML → data that a terminal can draw (`models/figure`)."""

from collections.abc import Callable, Sequence
from typing import Literal, cast

from drill.bank.node import Fields, Reader
from drill.bank.params import each_variant
from drill.bank.tree import Node
from drill.models.expression import ExpressionError, evaluate
from drill.models.figure import Axis, Bars, Block, Curve, Figure, Matrix, Plot, Value, pack
from drill.models.question import Parameter
from drill.text import NOTHING, Text

_COMMON = ("kind", "title", "alt")
KEYS: dict[str, tuple[str, ...]] = {
    "curves": ("x", "y", "curves"),
    "lines": ("x", "y", "lines"),
    "matrix": ("rows", "columns", "values", "row_title", "column_title", "show"),
    "axes": ("sizes", "over", "groups"),
    "bars": ("bars", "axis"),
}
NEEDED = {"curves": ("x", "curves"), "lines": ("lines",), "matrix": ("values",), "axes": ("over",), "bars": ("bars",)}
_MOST = {"curves": 5, "points": 500, "rows": 32, "size": 12, "bars": 40}
_SAMPLES = 9  # places at which the curve of an expression is tried
_VARIANTS = 16

Params = Sequence[Parameter]


def read_figure(reader: Reader, node: Node | None, params: Params | None) -> str:
    """The figure, packed; empty where there is none or it has a fault. `params` None: they are themselves at fault."""
    if node is None or not reader.expect(node, "map"):
        return ""
    before = len(reader.faults)
    kind_node = next((value for key, value in node.pairs() if key.value == "kind"), None)
    if kind_node is None:
        reader.fault(
            node, f"the key `kind` is missing; known: {', '.join(KEYS)}", f"缺少键 `kind`；可用：{', '.join(KEYS)}"
        )
        return ""
    kind = reader.one_of(kind_node, KEYS, Text(en="kind of figure", zh="图的类型"))
    if kind is None or kind not in KEYS:
        return ""
    fields = reader.fields(node, (*_COMMON, *KEYS[kind]), ("alt", *NEEDED[kind]))
    if fields is None:
        return ""
    title, alt = reader.text(fields.get("title")), reader.text(fields.get("alt"))
    figure = _READERS[kind](_Reading(reader, params), fields, Figure(title=title or NOTHING, alt=alt or NOTHING))
    return pack(figure) if figure is not None and len(reader.faults) == before else ""


class _Reading:
    """Reads what stands in a figure."""

    def __init__(self, reader: Reader, params: Params | None) -> None:
        self.reader = reader
        self.params = params

    def label(self, node: Node | None) -> Text:
        return self.reader.text(node) or NOTHING

    def labels(self, node: Node | None, count: int, what: Text) -> tuple[Text, ...]:
        """As many names as there are rows or columns; none are empty names."""
        if node is None:
            return (NOTHING,) * count
        found = tuple(self.label(item) for item in self.reader.items(node))
        if len(found) != count and node.kind == "list":
            self.reader.fault(
                node, f"{len(found)} names for {count} {what.en}", f"{count} {what.zh}却有 {len(found)} 个名称"
            )
        return found

    def value(self, node: Node) -> Value:
        """A number, or an expression that has a value for every variant."""
        if node.kind == "scalar" and not self.reader.number_trap(node):
            try:
                return float(node.value) if not node.value.lstrip("+-").isdigit() else int(node.value)
            except ValueError:
                return self.expression(node, [{}])
        if node.kind != "scalar":
            self.reader.expect(node, "scalar")
        return 0

    def expression(self, node: Node, places: Sequence[dict[str, float]]) -> str:
        """An expression over the parameters and what `places` name; every variant has a value at one of them."""
        source = self.reader.string(node)
        if source is None or self.params is None:
            return ""
        for values in each_variant(self.params, _VARIANTS):
            errors = [error for at in places if (error := _error(source, {**values, **at})) is not None]
            if len(errors) == len(places):
                reason = errors[0].problem
                self.reader.fault(
                    node, f"`{source}` cannot be computed: {reason.en}", f"`{source}` 无法计算：{reason.zh}"
                )
                break
        return source

    def axis(self, node: Node | None, *, bounded: bool = False) -> Axis:
        """An axis; `bounded`: from where to where must be given."""
        fields = None if node is None else self.reader.fields(
            node, ("label", "from", "to"), ("from", "to") if bounded else ()
        )  # fmt: skip
        if fields is None:
            return Axis()
        low, high = self.reader.number(fields.get("from")), self.reader.number(fields.get("to"))
        if low is not None and high is not None and low >= high:
            self.reader.fault(fields.place("to"), "`to` must be greater than `from`", "`to` 须大于 `from`")
        return Axis(label=self.label(fields.get("label")), low=low, high=high)

    def number(self, node: Node) -> float:
        return float(self.reader.number(node) or 0)

    def several(self, fields: Fields, key: str, most: int, least: int = 1) -> list[Node]:
        """The items of a list of a sensible length."""
        node = fields.get(key)
        found = self.reader.items(node)
        if node is not None and node.kind == "list" and not least <= len(found) <= most:
            en = f"{len(found)} under `{key}`; a figure has {least} to {most}"
            self.reader.fault(fields.place(key), en, f"`{key}` 下有 {len(found)} 项；图中应有 {least} 到 {most} 项")
        return found


def _error(source: str, values: dict[str, float]) -> ExpressionError | None:
    try:
        evaluate(source, values)
    except ExpressionError as error:
        return error
    return None


def _read_curves(reading: _Reading, fields: Fields, figure: Figure) -> Figure | None:
    x, y = reading.axis(fields.get("x"), bounded=True), reading.axis(fields.get("y"))
    if x.low is None or x.high is None:
        return None
    curves = [_curve(reading, node, (x.low, x.high)) for node in reading.several(fields, "curves", _MOST["curves"])]
    return _filled(figure, plot=Plot(x=x, y=y, curves=tuple(curve for curve in curves if curve is not None)))


def _curve(reading: _Reading, node: Node, bounds: tuple[float, float]) -> Curve | None:
    fields = reading.reader.fields(node, ("label", "of", "points"))
    if fields is None:
        return None
    of, points = fields.get("of"), fields.get("points")
    if (of is None) == (points is None):
        reading.reader.fault(node, "a curve has either `of` or `points`", "一条曲线须给出 `of` 或 `points`，二者取一")
        return None
    label = reading.label(fields.get("label"))
    if of is not None:
        low, high = bounds
        places = [{"x": low + (high - low) * k / (_SAMPLES - 1)} for k in range(_SAMPLES)]  # a pole may lie on some
        return Curve(label=label, of=reading.expression(of, places))
    return Curve(label=label, points=_points(reading, fields))


def _points(reading: _Reading, fields: Fields) -> tuple[tuple[float, float], ...]:
    found: list[tuple[float, float]] = []
    for node in reading.several(fields, "points", _MOST["points"], 2):
        pair = [reading.number(item) for item in reading.reader.items(node)]
        if len(pair) != 2 or (found and pair[0] < found[-1][0]):
            reading.reader.fault(node, "a point is [x, y], in the order of x", "点须写成 [x, y]，并按 x 从小到大排列")
            break
        found.append((pair[0], pair[1]))
    return tuple(found)


def _read_lines(reading: _Reading, fields: Fields, figure: Figure) -> Figure | None:
    x = reading.axis(fields.get("x"))
    start = 1 if x.low is None else x.low
    curves = []
    for node in reading.several(fields, "lines", _MOST["curves"]):
        line = reading.reader.fields(node, ("label", "values"), ("values",))
        if line is not None and line.get("values") is not None:
            values = [reading.number(item) for item in reading.several(line, "values", _MOST["points"], 2)]
            points = tuple((start + at, value) for at, value in enumerate(values))
            curves.append(Curve(label=reading.label(line.get("label")), points=points))
    return _filled(figure, plot=Plot(x=x, y=reading.axis(fields.get("y")), curves=tuple(curves)))


def _read_matrix(reading: _Reading, fields: Fields, figure: Figure) -> Figure | None:
    lines = [reading.reader.items(node) for node in reading.several(fields, "values", _MOST["rows"])]
    width = len(lines[0]) if lines else 0
    if not lines or not 1 <= width <= _MOST["rows"] or any(len(line) != width for line in lines):
        en = f"the rows of `values` must be of equal length, at most {_MOST['rows']}"
        reading.reader.fault(fields.place("values"), en, f"`values` 的各行长度须相等，且不超过 {_MOST['rows']}")
        return None
    show_node = fields.get("show")
    show = reading.reader.one_of(show_node, ("values", "shades"), Text(en="way to show", zh="显示方式")) or "values"
    matrix = Matrix(
        rows=reading.labels(fields.get("rows"), len(lines), Text("rows", "行")),
        columns=reading.labels(fields.get("columns"), width, Text("columns", "列")),
        values=tuple(tuple(reading.value(node) for node in line) for line in lines),
        row_title=reading.label(fields.get("row_title")),
        column_title=reading.label(fields.get("column_title")),
        show=cast("Literal['values', 'shades']", show),
    )
    return _filled(figure, matrix=matrix)


def _read_axes(reading: _Reading, fields: Fields, figure: Figure) -> Figure | None:
    over = [reading.reader.one_of(node, "NCL", Text(en="axis", zh="轴")) for node in reading.several(fields, "over", 3)]
    sizes = [3, 4, 4]
    if fields.get("sizes") is not None:
        found = [reading.reader.integer(node, 1, _MOST["size"]) for node in reading.several(fields, "sizes", 3, 3)]
        sizes = [one or 1 for one in found]
    groups = reading.reader.integer(fields.get("groups"), 1, _MOST["size"]) or 1
    if len(sizes) == 3 and sizes[1] % groups:
        en = f"{sizes[1]} channels cannot be parted into {groups} equal groups"
        reading.reader.fault(fields.place("groups"), en, f"{sizes[1]} 个通道无法平均分成 {groups} 组")
    if len(sizes) != 3 or None in over:
        return None
    chosen = cast("tuple[Literal['N', 'C', 'L'], ...]", tuple(over))
    return _filled(figure, block=Block(sizes=(sizes[0], sizes[1], sizes[2]), over=chosen, groups=groups))


def _read_bars(reading: _Reading, fields: Fields, figure: Figure) -> Figure | None:
    labels, values = [], []
    for node in reading.several(fields, "bars", _MOST["bars"]):
        bar = reading.reader.fields(node, ("label", "value"), ("label", "value"))
        if bar is not None and bar.get("value") is not None:
            labels.append(reading.label(bar.get("label")))
            values.append(reading.value(bar.values["value"]))
    bars = Bars(labels=tuple(labels), values=tuple(values), axis=reading.label(fields.get("axis")))
    return _filled(figure, bars=bars)


def _filled(
    figure: Figure,
    *,
    plot: Plot | None = None,
    matrix: Matrix | None = None,
    block: Block | None = None,
    bars: Bars | None = None,
) -> Figure:
    return Figure(alt=figure.alt, title=figure.title, plot=plot, matrix=matrix, block=block, bars=bars)


_READERS: dict[str, Callable[[_Reading, Fields, Figure], Figure | None]] = {
    "curves": _read_curves,
    "lines": _read_lines,
    "matrix": _read_matrix,
    "axes": _read_axes,
    "bars": _read_bars,
}
