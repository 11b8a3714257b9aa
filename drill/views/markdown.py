"""Markdown on the screen: blocks below each other, formulas drawn, tables set, code coloured."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text as Line

from drill.markdown import blocks
from drill.markdown.letters import clean
from drill.markdown.spans import Span, parse_spans
from drill.views import theme
from drill.views.console import is_plain
from drill.views.wrap import Indented, Prose, drawn_from

_SHORT = 16  # letters of a formula that is not worth breaking
_ROOM = 60  # cells: with fewer, formulas and code are set in less


def render(source: str) -> RenderableType:
    """Markdown as a renderable, a blank line between blocks."""
    return Group(*_parts(blocks.parse_blocks(source)))


def inline(source: str, style: str = "") -> Line:
    """One line of Markdown: emphasis, code, maths, links."""
    return _line(parse_spans(clean(source)), style)


def _parts(found: Iterable[blocks.Block]) -> Iterator[RenderableType]:
    before = None
    for block in found:
        item = isinstance(block, blocks.Paragraph) and bool(block.sign)
        if before is not None and not (item and before):
            yield theme.blank()
        yield _render(block)
        before = item


def _render(block: blocks.Block) -> RenderableType:
    match block:
        case blocks.Paragraph(spans, indent, ""):
            body = Prose(_line(spans))
            return Indented(body, indent) if indent else body
        case blocks.Paragraph(spans, indent, sign):
            return Prose(_line(spans), Line(f"{' ' * indent}{sign} ", theme.QUIET))
        case blocks.Heading(spans):
            return Prose(_line(spans, theme.STRONG))
        case blocks.CodeBlock(source, language, indent):
            return Indented(Code(source, language), indent + 2)
        case blocks.Formula(latex, indent):
            return Formula(latex, indent)
        case blocks.Table(header, rows, aligns):
            from drill.views.table import Table  # noqa: PLC0415 - few questions have one

            lines = [[_line(cell) for cell in row] for row in rows]
            return Indented(Table([_line(cell) for cell in header], lines, aligns), 2)
        case blocks.Quotation(inner):
            return Quoted(Group(*_parts(inner)))


def _line(spans: Iterable[Span], style: str = "") -> Line:
    line = Line(style=style)
    _append(line, spans, "")
    return line


def _append(line: Line, spans: Iterable[Span], style: str) -> None:
    for span in spans:
        match span.kind:
            case "maths":
                _append_maths(line, span.text, style)
            case "code":
                line.append(span.text, _join(style, theme.CODE))
            case "strong":
                _append(line, span.inside, _join(style, "bold"))
            case "stressed":
                _append(line, span.inside, _join(style, "italic"))
            case "link":
                _append(line, span.inside, style)
                line.append(f" ({span.text})", _join(style, theme.QUIET))
            case _:
                line.append(span.text, style)


def _append_maths(line: Line, latex: str, style: str) -> None:
    from drill.maths.line import one_line  # noqa: PLC0415 - 5 ms, and a text without formulas needs none of it

    shown = one_line(latex)
    if shown is None:  # raw LaTeX is better than a wrong formula
        line.append(latex, _join(style, theme.CODE))
        return
    if len(shown) <= _SHORT:
        shown = shown.replace(" ", "\u00a0")
    line.append(shown, drawn_from(latex, style))


def _join(*styles: str) -> str:
    return " ".join(style for style in styles if style)


class Formula(NamedTuple):
    """A displayed formula: drawn if there is room, else on lines as they come."""

    latex: str
    indent: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rows, none of them cut."""
        from drill.maths.display import display  # noqa: PLC0415 - few questions display one

        left = self.indent + (4 if options.max_width >= _ROOM else 2)
        rows = None if is_plain(console) else display(self.latex, options.max_width - left)
        if rows is not None:
            for row in rows:
                yield Line(" " * left + row if row else "", no_wrap=True, overflow="ignore")
            return
        line = Line()
        _append_maths(line, self.latex, "")
        yield Prose(line, Line(" " * left))


class Quoted(NamedTuple):
    """What is quoted, behind a line."""

    body: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Each line of the body with its sign."""
        sign = Line("> " if is_plain(console) else "│ ", theme.QUIET, end="")
        inner = options.update(width=max(options.max_width - 2, 12), height=None)
        for row in console.render_lines(self.body, inner, pad=False):
            yield sign
            yield from row
            yield Line("")


class Code(NamedTuple):
    """Source code, coloured where there is colour."""

    source: str
    language: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines as they are; what is too long goes on below, behind a sign."""
        from drill.views.highlight import fold, highlight  # noqa: PLC0415 - few questions have code

        sign = "  " if is_plain(console) else "↪ "
        for line in highlight(self.source, self.language):
            for row in fold(line, options.max_width, sign):
                row.no_wrap, row.overflow = True, "ignore"
                yield row
