"""Tables of words, their columns as wide as there is room for; below each other where there is none."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text as Line

from drill.views import theme
from drill.views.console import is_plain
from drill.views.wrap import Prose, breaks, spoken, widest_run

_GAP = 2  # cells between columns
_WORD = 18  # cells: longer words may be cut


class Table(NamedTuple):
    """Cells under their headings; `aligns` has `l`, `c` or `r` for each column."""

    header: Sequence[Line]
    rows: Sequence[Sequence[Line]]
    aligns: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rows of equal width, or a list."""
        if is_plain(console):
            yield from self._said()
            return
        widths = _fit(list(self._columns()), options.max_width)
        if widths is None:
            yield from self._listed()
            return
        yield from self._row(self.header, widths, theme.STRONG)
        yield Line("  ".join("─" * width for width in widths), theme.QUIET)
        rows = [list(self._row(row, widths)) for row in self.rows]
        apart = any(len(lines) > 1 for lines in rows)
        for at, lines in enumerate(rows):
            if apart and at:
                yield Line("")
            yield from lines

    def _columns(self) -> Iterator[tuple[Line, ...]]:
        return zip(self.header, *self.rows, strict=True)

    def _row(self, cells: Sequence[Line], widths: Sequence[int], style: str = "") -> Iterator[Line]:
        columns = [_broken(cell, width) for cell, width in zip(cells, widths, strict=True)]
        for parts in zip_longest(*columns):
            line = Line(style=style)
            for at, (part, width) in enumerate(zip(parts, widths, strict=True)):
                line.append(" " * (_GAP if at else 0))
                line.append_text(_aligned(part or Line(), width, self.aligns[at]))
            line.rstrip()
            line.no_wrap, line.overflow = True, "ignore"
            yield line

    def _listed(self) -> Iterator[Prose | Line]:
        """Each row as lines of `heading: cell`."""
        for at, row in enumerate(self.rows):
            if at:
                yield Line("")
            for head, cell in zip(self.header, row, strict=True):
                if cell:
                    first = Line.assemble(head, ": ", style=theme.STRONG) if head else Line()
                    yield Prose(cell, first)

    def _said(self) -> Iterator[Prose]:
        """Each row one sentence: `heading: cell; heading: cell`."""
        for row in self.rows:
            line = Line()
            for head, cell in zip(self.header, row, strict=True):
                if cell:
                    line.append("; " if line else "")
                    line.append_text(spoken(head)).append(": " if head else "").append_text(spoken(cell))
            yield Prose(line)


def _fit(columns: Sequence[Sequence[Line]], room: int) -> list[int] | None:
    """Widths of columns that fit; None where words would be cut."""
    room -= _GAP * (len(columns) - 1)
    widths = [max(cell.cell_len for cell in column) for column in columns]
    least = [max(min(widest_run(cell.plain), _WORD) for cell in column) for column in columns]
    while (over := sum(widths) - room) > 0:
        spare = [width - low for width, low in zip(widths, least, strict=True)]
        if max(spare) <= 0:
            return None
        widths[max(range(len(widths)), key=lambda at: (spare[at] > 0, widths[at]))] -= 1 if over < 8 else 4
        widths = [max(width, low) for width, low in zip(widths, least, strict=True)]
    return widths


def _broken(cell: Line, width: int) -> list[Line]:
    lines = list(cell.divide(breaks(cell.plain, width))) if cell.cell_len > width else [cell.copy()]
    for line in lines:
        line.rstrip()
        line.plain = line.plain.replace("\u00a0", " ")
    return lines


def _aligned(line: Line, width: int, align: str) -> Line:
    room = max(width - cell_len(line.plain), 0)
    before = {"l": 0, "c": room // 2, "r": room}[align]
    return Line(" " * before).append_text(line).append(" " * (room - before))
