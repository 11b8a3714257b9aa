"""The Markdown of questions: paragraphs, lists, tables, code, emphasis, $maths$.

Not `rich.markdown`: it costs 60 ms of imports before the first question, knows no maths, reads the `_` of `d_k` as
emphasis, and breaks Chinese only at spaces.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import east_asian_width

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text as Line

from drill.views import theme
from drill.maths.line import to_unicode
from drill.views.wrap import Indented, Prose

_FENCE = re.compile(r"\s*(```+|~~~+)\s*([\w+-]*)")
_ITEM = re.compile(r"(\s*)([-*+]|\d+[.)])\s+(.*)")
_HEADING = re.compile(r"#{1,6}\s+(.*)")
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
_GAP = re.compile(r"(?<=\S)[ \n]+(?=\S)")
_INLINE = re.compile(
    r"""\\(?P<escaped>[\\`*_{}\[\]()\#+\-.!$|<>~])
    | (?P<ticks>`+)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)
    | \$\$(?P<display>.+?)\$\$
    | \$(?P<maths>(?=\S)(?:\\.|[^$\\])+?(?<=\S))\$(?!\d)
    | \*\*(?P<strong>(?=\S).+?(?<=\S))\*\*(?!\*)
    | (?<![A-Za-z0-9*])\*(?P<stressed>(?=[^\s*])[^*]+?(?<=\S))\*(?![A-Za-z0-9*])
    | \[(?P<label>[^\]]+)\]\((?P<url>[^)\s]+)\)""",
    re.VERBOSE | re.DOTALL,
)


def render(source: str) -> RenderableType:
    """Markdown as a renderable, a blank line between blocks."""
    parts: list[RenderableType] = []
    previous: _Block | None = None
    for block in _blocks(source.strip("\n").split("\n")):
        if previous is not None and not (previous.tight and block.tight):
            parts.append(theme.blank())
        parts.append(block.body)
        previous = block
    return Group(*parts)


def inline(source: str, style: str = "") -> Line:
    """One line of Markdown: emphasis, code, maths, links."""
    line = Line(style=style)
    _append(line, _unfold(source), "")
    return line


class _Block(NamedTuple):
    body: RenderableType
    tight: bool = False  # list items follow each other without a blank line


def _unfold(source: str) -> str:
    """Folded YAML and soft line breaks leave spaces where Chinese has none."""
    if source.isascii():
        return source
    return _GAP.sub(
        lambda gap: "" if _is_wide(source[gap.start() - 1]) and _is_wide(source[gap.end()]) else gap[0], source
    )


def _is_wide(sign: str) -> bool:
    return east_asian_width(sign) in "WF"


def _append(line: Line, source: str, style: str) -> None:
    at = 0
    for found in _INLINE.finditer(source):
        line.append(source[at : found.start()], style)
        at = found.end()
        kind, words = _kind(found)
        if kind in ("maths", "display"):
            _append_maths(line, words, style)
        elif kind == "code":
            line.append(words.strip() if len(words) > 2 else words, _join(style, theme.CODE))
        elif kind == "strong":
            _append(line, words, _join(style, "bold"))
        elif kind == "stressed":
            _append(line, words, _join(style, "italic"))
        elif kind == "url":
            _append(line, found["label"], style)
            line.append(f" ({words})", _join(style, theme.QUIET))
        else:
            line.append(words, style)
    line.append(source[at:], style)


def _kind(found: re.Match[str]) -> tuple[str, str]:
    for kind in ("escaped", "code", "display", "maths", "strong", "stressed", "url"):
        if found[kind] is not None:
            return kind, found[kind]
    raise AssertionError(found)


def _append_maths(line: Line, source: str, style: str) -> None:
    shown = to_unicode(source)
    if shown is None:  # raw LaTeX is better than a wrong formula
        line.append(source.strip(), _join(style, theme.CODE))
    else:
        line.append(shown, style)


def _join(*styles: str) -> str:
    return " ".join(style for style in styles if style)


def _blocks(lines: list[str]) -> Iterator[_Block]:
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
        elif fence := _FENCE.match(line):
            at, block = _fenced(lines, at, fence[1], fence[2])
            yield block
        elif line.strip().startswith("$$"):
            at, block = _displayed(lines, at)
            yield block
        elif "|" in line and at + 1 < len(lines) and "-" in lines[at + 1] and _RULE.fullmatch(lines[at + 1]):
            at, block = _table(lines, at)
            yield block
        elif heading := _HEADING.match(line):
            yield _Block(Prose(inline(heading[1], theme.STRONG)))
            at += 1
        else:
            at, block = _paragraph(lines, at)
            yield block


def _paragraph(lines: list[str], at: int) -> tuple[int, _Block]:
    """A paragraph, or one item of a list: the lines up to the next block."""
    item = _ITEM.match(lines[at])
    words = [item[3] if item else lines[at].strip().removeprefix("> ")]
    at += 1
    while at < len(lines) and not _starts_block(lines[at]):
        words.append(lines[at].strip().removeprefix("> "))
        at += 1
    text = inline(_unfold("\n".join(words)).replace("\n", " "))
    if item is None:
        return at, _Block(Prose(text))
    sign = "•" if item[2] in "-*+" else item[2]
    return at, _Block(Prose(text, Line(f"{item[1]}{sign} ", theme.QUIET)), tight=True)


def _starts_block(line: str) -> bool:
    return not line.strip() or line.strip().startswith("$$") or any(
        pattern.match(line) for pattern in (_FENCE, _ITEM, _HEADING)
    )  # fmt: skip


def _fenced(lines: list[str], at: int, mark: str, language: str) -> tuple[int, _Block]:
    indent = len(lines[at]) - len(lines[at].lstrip())
    end = next((k for k in range(at + 1, len(lines)) if lines[k].strip().startswith(mark)), len(lines))
    code = "\n".join(line[indent:] if line[:indent].isspace() else line for line in lines[at + 1 : end])
    return end + 1, _Block(Indented(Code(code, language), 2))


def _displayed(lines: list[str], at: int) -> tuple[int, _Block]:
    source = lines[at].strip().removeprefix("$$")
    while not source.rstrip().endswith("$$") and at + 1 < len(lines):
        at += 1
        source += " " + lines[at].strip()
    line = Line()
    formula, _, rest = source.partition("$$")
    _append_maths(line, formula, "")
    _append(line, rest, "")
    return at + 1, _Block(Prose(line, Line("    ")))


def _table(lines: list[str], at: int) -> tuple[int, _Block]:
    from rich.table import Table  # noqa: PLC0415 - 10 ms, and few questions have a table

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=theme.STRONG)
    for cell in _cells(lines[at]):
        table.add_column(cell)
    at += 2
    while at < len(lines) and "|" in lines[at]:
        table.add_row(*_cells(lines[at])[: len(table.columns)])
        at += 1
    return at, _Block(Indented(table, 2))


def _cells(line: str) -> list[Line]:
    # A bar inside code or maths parts no cells; `\|` is a bar.
    parts = re.split(r"(?<!\\)\|(?=(?:[^`$]|`[^`]*`|\$[^$]*\$)*$)", line.strip())
    if parts and not parts[0].strip():
        parts = parts[1:]
    if parts and not parts[-1].strip():
        parts = parts[:-1]
    return [inline(part.strip()) for part in parts]


class Code(NamedTuple):
    """Source code, coloured where there is colour."""

    source: str
    language: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines as they are; what is too long goes on below."""
        if console.no_color or console.color_system is None or not self.language:
            yield Line(self.source, overflow="fold")
            return
        from rich.syntax import Syntax  # noqa: PLC0415 - 40 ms, and few questions have code

        yield Syntax(self.source, self.language, theme="ansi_dark", background_color="default", word_wrap=True)
