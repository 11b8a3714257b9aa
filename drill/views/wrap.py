"""Lines broken as people break them, in English and in Chinese, measured in terminal cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import Style
from rich.text import Text as Line

from drill.views.console import is_plain

# What must not begin a line, and what must not end one.
_CLOSING = frozenset("，。、；：！？）］｝】》〉〕〗」』”’…—·,.;:!?)]}%％°℃′″")
_OPENING = frozenset("（［｛【《〈〔〖「『“‘([{¥￥$＄#＃")
_NARROW = 12  # cells: below, an indent would eat the line
_HARD = "\u00a0"
_JOINER = "\u200d"
_LATEX = "latex"
_ADDRESS = ("https://", "http://")


# Each method that a dataclass writes is compiled before the first question: these are neither compared nor printed.
@dataclass(eq=False, repr=False)
class Prose:
    """A paragraph: `first` stands before its first line, the others hang below it."""

    text: Line
    first: Line = field(default_factory=Line)
    style: str = ""
    whole_words: bool = False  # break at spaces only, Chinese as well

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """One line after the other, each its own renderable, so that a caller may count them."""
        hang = self.first.cell_len
        width = max(options.max_width - hang, _NARROW)
        text = spoken(self.text) if is_plain(console) else self.text
        if is_plain(console) and text.plain.startswith(_ADDRESS) and " " not in text.plain:
            width = max(width, text.cell_len)  # who copies it from a pipe wants it whole
        for at, line in enumerate(_lines(text, width, whole_words=self.whole_words)):
            # Not a copy: the style that a sign has as a whole would be that of the whole row.
            row = Line().append_text(self.first) if at == 0 else Line(" " * hang)
            row.append_text(line)
            row.no_wrap, row.end, row.overflow = True, "", "ignore"
            for words, style, _ in row.render(console):
                # A no-break space has done its work; copied from the screen it would be a nuisance.
                yield Segment(words.replace(_HARD, " "), _added(console, self.style, style))
            yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """As wide as it is let."""
        return Measurement(_NARROW, options.max_width)


@dataclass(eq=False, repr=False)
class Fitting:
    """The first of several lines that is not too wide, else the last."""

    lines: Sequence[Line]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """One line."""
        yield next((line for line in self.lines if line.cell_len <= options.max_width), self.lines[-1])


@dataclass(eq=False, repr=False)
class Indented:
    """Something set in from both sides, without the trailing spaces that would reflow when a terminal shrinks."""

    body: RenderableType
    left: int
    right: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines of the body, each behind its margin."""
        width = max(options.max_width - self.left - self.right, _NARROW)
        inner = options.update(width=width, height=None)
        for line in _render_lines(console, self.body, inner):
            while line and not line[-1].text.strip(" "):
                line.pop()
            if line:
                yield Segment(" " * self.left)
                yield from line[:-1]
                yield Segment(line[-1].text.rstrip(" "), line[-1].style)
            yield Segment.line()


def _render_lines(console: Console, body: RenderableType, options: ConsoleOptions) -> list[list[Segment]]:
    """The lines of a renderable; on a plain console one may be wider than it, rather than cut."""
    if is_plain(console):
        return list(Segment.split_lines(console.render(body, options)))
    return console.render_lines(body, options, pad=False)


@lru_cache(maxsize=512)
def drawn_from(latex: str, style: str = "") -> Style:
    """A style that remembers the formula that its words were made from."""
    return Style.parse(style) + Style(meta={_LATEX: latex})


def spoken(text: Line) -> Line:
    """The line with its formulas in words, for where nothing is drawn."""
    formulas = {
        span.start: (span.end, str(span.style.meta[_LATEX]))
        for span in text.spans
        if isinstance(span.style, Style) and _LATEX in span.style.meta
    }
    if not formulas:
        return text
    from drill.maths.linear import to_words  # noqa: PLC0415 - only where nothing is drawn

    said = Line(style=text.style)
    edges = sorted({*formulas, *(end for end, _ in formulas.values())} - {0, len(text)})
    at = 0
    for piece in text.divide(edges):
        words = to_words(formulas[at][1]) if at in formulas else None
        said.append_text(piece if words is None else Line(words))
        at += len(piece)
    return said


def _added(console: Console, below: str, above: Style | None) -> Style | None:
    return above if not below else console.get_style(below) + above


def _lines(text: Line, width: int, *, whole_words: bool) -> Iterator[Line]:
    for paragraph in text.split("\n", allow_blank=True) or [text]:
        for line in paragraph.divide(breaks(paragraph.plain, width, whole_words=whole_words)):
            line.rstrip()
            yield line


def breaks(words: str, width: int, *, whole_words: bool = False) -> list[int]:
    """Offsets at which a paragraph is broken so that no line is wider than `width` cells."""
    offsets: list[int] = []
    start = used = 0
    chance = last_resort = 0  # the last places in this line where it may be broken: well, or rather than within a word
    for at, end in _clusters(words):
        character = words[at]
        if at > start and _may_break(words[at - 1], character, whole_words=whole_words):
            chance = at
        elif at > start and words[at - 1] == _HARD:
            last_resort = at
        size = get_character_cell_size(character) if end == at + 1 else cell_len(words[at:end])
        # Twice where even what is left after the best place is too wide.
        while used + size > width and character != " " and at > start:
            start = chance if chance > start else last_resort if last_resort > start else at
            offsets.append(start)
            used = cell_len(words[start:at])
        used += size
    return offsets


def widest_run(words: str) -> int:
    """Cells of the widest part that stays whole when a line is broken where it may be."""
    widest = used = 0
    for at, end in _clusters(words):
        if at and (words[at - 1] == _HARD or _may_break(words[at - 1], words[at], whole_words=False)):
            used = 0
        used += 0 if words[at] in f" {_HARD}" else cell_len(words[at:end])
        widest = max(widest, used)
    return widest


def _clusters(words: str) -> Iterator[tuple[int, int]]:
    """Where each letter begins and ends, its accents and what is joined to it (families of emoji, flags) included."""
    if words.isascii():
        yield from ((at, at + 1) for at in range(len(words)))
        return
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or not _is_part(words, start, at):
            yield start, at
            start = at


def _is_part(words: str, start: int, at: int) -> bool:
    character = words[at]
    if character < "\u0300":
        return False
    if words[at - 1] == _JOINER:
        return True
    code = ord(character)
    if 0x1F1E6 <= code <= 0x1F1FF:  # two of these letters are a flag
        return at == start + 1 and 0x1F1E6 <= ord(words[start]) <= 0x1F1FF
    return 0x1F3FB <= code <= 0x1F3FF or get_character_cell_size(character) == 0


def _may_break(before: str, after: str, *, whole_words: bool) -> bool:
    if before in " \t":
        return after not in " \t"
    if after in _CLOSING or before in _OPENING or after in (" ", _HARD) or before == _HARD or whole_words:
        return False
    return _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return get_character_cell_size(character) == 2
