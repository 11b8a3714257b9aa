"""What stands within a line of Markdown: emphasis, code, maths, links."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from drill.markdown.letters import is_joined

Kind = Literal["text", "code", "maths", "strong", "stressed", "link"]

_GAP = re.compile(r"(?<=\S)[ \n]+(?=\S)")
# Two stars right behind a letter, a digit or a bracket are a power: 1 - beta**t is written more often than bo**ld**.
# The bounds keep marks that are opened again and again and never closed from costing a search of the whole text each.
_MARK = re.compile(
    r"""\\(?P<escaped>[\\`*_{}\[\]()\#+\-.!$|<>~])
    | (?P<ticks>`+)(?P<code>.{1,2000}?)(?<!`)(?P=ticks)(?!`)
    | \$\$(?P<display>.+?)\$\$
    | \$(?P<maths>(?=\S)(?:\\.|[^$\\])+?(?<=\S))\$(?!\d)
    | (?<![A-Za-z0-9_)\]])\*\*(?P<strong>(?=\S).{1,1000}?(?<=\S))\*\*(?!\*)
    | (?<![A-Za-z0-9*])\*(?P<stressed>(?=[^\s*])[^*]+?(?<=\S))\*(?![A-Za-z0-9*])
    | \[(?P<label>[^\]]{1,500})\]\((?P<url>[^)\s]{1,1000})\)""",
    re.VERBOSE | re.DOTALL,
)
_KINDS: tuple[tuple[str, Kind], ...] = (
    ("escaped", "text"),
    ("code", "code"),
    ("display", "maths"),
    ("maths", "maths"),
    ("strong", "strong"),
    ("stressed", "stressed"),
    ("url", "link"),
)


class Span(NamedTuple):
    """A run of text of one kind. What is emphasised, and the label of a link, has spans `inside`."""

    kind: Kind
    text: str  # of a link: its address
    inside: tuple["Span", ...] = ()


def parse_spans(source: str) -> tuple[Span, ...]:
    """The spans of a paragraph, whose lines may be several."""
    return tuple(_spans(unfold(source)))


def unfold(source: str) -> str:
    """One line: line breaks are spaces, but between Chinese characters nothing (folded YAML leaves a space there)."""
    if source.isascii():
        return source.replace("\n", " ")
    joined = _GAP.sub(
        lambda gap: "" if is_joined(source[gap.start() - 1], source[gap.end()]) else gap[0].replace("\n", " "), source
    )
    return joined.replace("\n", " ")


def _spans(source: str) -> Iterator[Span]:
    at = 0
    for found in _MARK.finditer(source):
        if found.start() > at:
            yield Span("text", source[at : found.start()])
        at = found.end()
        yield _span(found)
    if at < len(source):
        yield Span("text", source[at:])


def _span(found: re.Match[str]) -> Span:
    name, kind = next((name, kind) for name, kind in _KINDS if found[name] is not None)
    words = found[name]
    if kind in ("strong", "stressed"):
        return Span(kind, words, tuple(_spans(words)))
    if kind == "link":
        return Span(kind, words, tuple(_spans(found["label"])))
    if kind == "code":
        return Span(kind, words.strip() if len(words) > 2 else words)
    return Span(kind, words.strip() if kind == "maths" else words)
