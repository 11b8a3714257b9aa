"""One page on the terminal, redrawn in place. No alternate screen: pages go to the scrollback, each whole and once."""

from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.segment import Segment, Segments

from drill.views import theme
from drill.views.wrap import Indented

# What a bank or an answer may hold, and a terminal would obey. Line ends are gone already.
_CONTROLS: dict[int, str | None] = dict.fromkeys((*range(32), *range(0x7F, 0xA0))) | {ord("\t"): "  "}
_OVERLAP = 2  # lines that stay in sight when a page is turned
CURSOR = "›"  # in the first column of a line: here the terminal's cursor stands


class Field(NamedTuple):
    """Where something is typed: rows as they are to be written, and the cursor's place in them (cells)."""

    rows: tuple[str, ...]
    row: int
    column: int


class Page:
    """The part of the screen that may still change.

    A page begins at the top of the screen, so redrawing needs no memory of how many rows the terminal made of it
    (it may have been resized). Of a page that is longer than the screen a part is shown, which can be moved.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._lines: list[str] = []
        self._plain: list[str] = []
        self._top: int | None = None  # the first line in sight; None: to be chosen when it is drawn
        self._focus = 0
        self._room = 0  # lines of it that the screen holds
        self._gap = 0  # the empty row above the legend

    @property
    def width(self) -> int:
        """Cells that a page may use."""
        return min(self._console.width, theme.WIDTH + 2 * theme.MARGIN)

    @property
    def complete(self) -> bool:
        """Whether the end of it is in sight."""
        return (self._top or 0) + self._room >= len(self._lines)

    def begin(self) -> None:
        """Push what is on the screen into the scrollback: the cursor then stands at the top of a blank screen."""
        # Newlines move only what is there: one blank line is left between pages.
        self._write("\n" * self._console.height + "\x1b[H")

    def clear(self) -> None:
        """Take the page away, as if it had not been."""
        # Line by line: some terminals copy a screen that is cleared at once into the scrollback.
        self._write("\x1b[H\x1b[K\n\x1b[J\x1b[H")

    def show(self, *parts: RenderableType, focus: int = 0, stay: bool = False) -> None:
        """Take new contents, to be drawn next. `focus`: the part to begin with where not all of it fits.

        `stay`: what was in sight stays in sight.
        """
        self._lines, self._plain = [], []
        for at, part in enumerate(parts):
            if at == focus:
                self._focus = len(self._lines)
            self._render(part)
        while self._plain and not self._plain[-1].strip():
            self._lines.pop()
            self._plain.pop()
        if not stay:
            self._top = None

    def draw(self, foot: RenderableType, more: RenderableType | None = None, field: Field | None = None) -> None:
        """Draw it with `foot` below; where it goes on below the screen, with `more` instead."""
        height = self._console.height
        for legend in (foot, more or foot):
            below = self._below(legend, field, height)
            self._room = max(height - len(below), 1)
            self._aim()
            if self.complete:
                break
        top = self._top or 0
        shown = self._lines[top : top + self._room]
        rows = [*shown, *below][:height]
        self._gap = max((at for at, row in enumerate(rows) if not row), default=0)
        self._write("\x1b[H" + "\x1b[K\n".join(rows) + "\x1b[J" + self._point(len(rows), len(shown), field))

    def find_corner(self, cells: int) -> tuple[int, int]:
        """Row and column, from 1, at the right, where so many cells are free: in the first row, else above the keys."""
        first = self._plain[self._top or 0] if self._plain else ""
        column = max(self.width - theme.MARGIN - cells, 0)
        return (1 if cell_len(first) <= column else self._gap + 1), column + 1

    def scroll(self, lines: int) -> bool:
        """Move the part in sight; whether it moved."""
        before = self._top or 0
        self._top = min(max(before + lines, 0), max(len(self._lines) - self._room, 0))
        return self._top != before

    def turn(self, pages: int = 1) -> bool:
        """Move it by whole screens; whether it moved."""
        return self.scroll(pages * max(self._room - _OVERLAP, 1))

    def draw_part(self, body: RenderableType, foot: RenderableType, more: RenderableType) -> None:
        """Draw new contents from their beginning."""
        self.show(body)
        self.draw(foot, more)

    def advance(self, foot: RenderableType, more: RenderableType) -> None:
        """Turn to the next part."""
        self.turn()
        self.draw(foot, more)

    def leave(self) -> None:
        """Write it whole and without its legend, to be read later in the scrollback."""
        self._write("\x1b[H" + "".join(f"{line}\x1b[K\n" for line in self._lines) + "\x1b[J")

    def _below(self, foot: RenderableType, field: Field | None, height: int) -> list[str]:
        """The rows below the contents: what is typed, and the legend as far as there is room."""
        legend = self._to_rows(Indented(foot, theme.MARGIN, theme.MARGIN))[1]
        rows = ["", *field.rows] if field else []
        left = height - 1 - len(rows)
        return [*rows, *["", *legend][:left]] if left > 1 else rows

    def _aim(self) -> None:
        """Choose what is in sight: the focus, and the line with the cursor."""
        last = max(len(self._lines) - self._room, 0)
        if self._top is None:
            self._top = 0 if self._focus <= self._room // 2 else self._focus - 1
        cursor = self._cursor_line()
        if cursor is not None and not self._top <= cursor < self._top + self._room:
            self._top = cursor - self._room // 2
        self._top = min(max(self._top, 0), last)

    def _cursor_line(self) -> int | None:
        return next((at for at, line in enumerate(self._plain) if line.lstrip().startswith(CURSOR)), None)

    def _point(self, rows: int, shown: int, field: Field | None) -> str:
        """Put the cursor where the learner is at work."""
        cursor = self._cursor_line()
        if field is not None:
            row, column = shown + 1 + field.row, field.column
        elif cursor is not None:
            row, column = cursor - (self._top or 0), len(self._plain[cursor]) - len(self._plain[cursor].lstrip())
        else:
            return ""
        return f"\x1b[{min(row, rows - 1) + 1};{column + 1}H"

    def _render(self, part: RenderableType) -> None:
        plain, lines = self._to_rows(part)
        self._plain += plain
        self._lines += lines

    def _to_rows(self, part: RenderableType) -> tuple[list[str], list[str]]:
        """Each line as plain text and as it is written to the terminal; none is wider than the page."""
        options = self._console.options.update(width=self.width, height=None)
        plain, segments = list[str](), list[Segment]()
        for line in self._console.render_lines(part, options, pad=False):
            clean = [Segment(one.text.translate(_CONTROLS), one.style) for one in line if not one.control]
            clean = Segment.adjust_line_length(clean, self.width, pad=False)
            plain.append("".join(one.text for one in clean))
            segments += [*clean, Segment("\n")]
        with self._console.capture() as capture:
            self._console.print(Segments(segments), end="", soft_wrap=True)
        return plain, capture.get().split("\n")[: len(plain)]

    def _write(self, controls: str) -> None:
        self._console.file.write(controls)
        self._console.file.flush()
