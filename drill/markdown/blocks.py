"""What Markdown is made of: paragraphs, items, headings, code, formulas, tables, quotations."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drill.markdown.letters import clean
from drill.markdown.spans import Span, parse_spans

_FENCE = re.compile(r"\s*(```+|~~~+)\s*([\w+-]*)")
_ITEM = re.compile(r"(\s*)([-*+]|\d{1,9}[.)])\s+(.*)")
_HEADING = re.compile(r"#{1,6}\s+(.*)")
_QUOTE = re.compile(r"\s*> ?(.*)")
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
# A bar inside code or maths parts no cells; `\|` is a bar.
_BAR = re.compile(r"(?<!\\)\|(?=(?:[^`$]|`[^`]*`|\$[^$]*\$)*$)")
_END = re.compile(r"[.,;:!?。，；：！？]")


class Paragraph(NamedTuple):
    """Words. `sign` is what stands before an item of a list."""

    spans: tuple[Span, ...]
    indent: int = 0
    sign: str = ""


class Heading(NamedTuple):
    """A title of any rank."""

    spans: tuple[Span, ...]


class CodeBlock(NamedTuple):
    """A program or what it prints, as it is."""

    source: str
    language: str
    indent: int = 0


class Formula(NamedTuple):
    """A displayed formula (LaTeX without the dollars)."""

    latex: str
    indent: int = 0


class Table(NamedTuple):
    """Cells; `aligns` has `l`, `c` or `r` for each column."""

    header: tuple[tuple[Span, ...], ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    aligns: str


class Quotation(NamedTuple):
    """Blocks that are quoted."""

    blocks: tuple["Block", ...]


Block = Paragraph | Heading | CodeBlock | Formula | Table | Quotation


def parse_blocks(source: str) -> tuple[Block, ...]:
    """The blocks of a text, in order. Never fails: what is no Markdown is a paragraph."""
    return tuple(_blocks(clean(source).strip("\n").split("\n")))


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
        elif fence := _FENCE.match(line):
            at, block = _fenced(lines, at, fence[1], fence[2])
            yield block
        elif line.strip().startswith("$$"):
            at, found = _displayed(lines, at)
            yield from found
        elif _begins_table(lines, at):
            at, block = _table(lines, at)
            yield block
        elif heading := _HEADING.match(line):
            yield Heading(parse_spans(heading[1]))
            at += 1
        elif _QUOTE.match(line):
            at, block = _quoted(lines, at)
            yield block
        else:
            at, block = _paragraph(lines, at)
            yield block


def _indent(line: str) -> int:
    return min(len(line) - len(line.lstrip()), 12)


def _paragraph(lines: Sequence[str], at: int) -> tuple[int, Block]:
    """A paragraph, or one item of a list: the lines up to the next block."""
    item = _ITEM.match(lines[at])
    words, indent = [item[3] if item else lines[at].strip()], _indent(lines[at])
    at += 1
    while at < len(lines) and not _starts_block(lines, at):
        words.append(lines[at].strip())
        at += 1
    sign = "" if item is None else "•" if item[2] in "-*+" else item[2]
    return at, Paragraph(parse_spans("\n".join(words)), indent, sign)


def _starts_block(lines: Sequence[str], at: int) -> bool:
    line = lines[at]
    return not line.strip() or line.strip().startswith("$$") or _begins_table(lines, at) or any(
        pattern.match(line) for pattern in (_FENCE, _ITEM, _HEADING, _QUOTE)
    )  # fmt: skip


def _quoted(lines: Sequence[str], at: int) -> tuple[int, Block]:
    inner: list[str] = []
    while at < len(lines) and (found := _QUOTE.match(lines[at])):
        inner.append(found[1])
        at += 1
    return at, Quotation(tuple(_blocks(inner)))


def _fenced(lines: Sequence[str], at: int, mark: str, language: str) -> tuple[int, Block]:
    indent = len(lines[at]) - len(lines[at].lstrip())
    end = next((k for k in range(at + 1, len(lines)) if lines[k].strip().startswith(mark)), len(lines))
    code = "\n".join(line[indent:] if line[:indent].isspace() else line for line in lines[at + 1 : end])
    return end + 1, CodeBlock(code, language, min(indent, 12))


def _displayed(lines: Sequence[str], at: int) -> tuple[int, list[Block]]:
    indent = _indent(lines[at])
    source = lines[at].strip().removeprefix("$$")
    while "$$" not in source and at + 1 < len(lines):
        at += 1
        source += "\n" + lines[at].strip()
    latex, _, rest = (part.strip() for part in source.partition("$$"))
    if _END.fullmatch(rest):  # the full stop of the sentence
        latex, rest = latex + rest, ""
    found: list[Block] = [Formula(latex, indent)]
    return at + 1, [*found, Paragraph(parse_spans(rest), indent)] if rest else found


def _begins_table(lines: Sequence[str], at: int) -> bool:
    return "|" in lines[at] and at + 1 < len(lines) and "-" in lines[at + 1] and bool(_RULE.fullmatch(lines[at + 1]))


def _table(lines: Sequence[str], at: int) -> tuple[int, Block]:
    header, marks = _cells(lines[at]), [part.strip() for part in lines[at + 1].strip().strip("|").split("|")]
    aligns = ["c" if m[:1] == m[-1:] == ":" else "r" if m.endswith(":") else "l" for m in marks]
    count = len(header)
    at += 2
    rows = []
    while at < len(lines) and "|" in lines[at]:
        cells = _cells(lines[at])[:count]
        rows.append((*cells, *[()] * (count - len(cells))))
        at += 1
    return at, Table(header, tuple(rows), "".join([*aligns, *"l" * count][:count]))


def _cells(line: str) -> tuple[tuple[Span, ...], ...]:
    parts = _BAR.split(line.strip())
    if parts and not parts[0].strip():
        parts = parts[1:]
    if parts and not parts[-1].strip():
        parts = parts[:-1]
    return tuple(parse_spans(part.strip()) for part in parts)
