"""What may be answered, as it stands while an answer is put together: choices, items, pairs, lines of code."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.text import Text as Line

from drill.grading import Variant
from drill.grading.variant import LETTERS
from drill.models.draft import Draft
from drill.models.question import Question
from drill.text import Lang, Text
from drill.views import markdown, theme
from drill.views.wrap import Prose

_CURSOR = "›"
_GAP = 4  # cells between two columns
_COLUMN = 26  # cells: where each of two columns would be narrower, they stand below each other
_PLACE = "·"  # nothing there yet


def answering(
    question: Question, variant: Variant, lang: Lang, draft: Draft, struck: frozenset[int]
) -> list[RenderableType]:
    """Below the prompt; empty where the answer is typed."""
    if question.type == "choice":
        texts = [variant.prompt(question.choices[at].text, lang) for at in variant.order]
        return _choices(texts, draft, [at in struck for at in variant.order], several=question.several)
    if question.type == "order":
        return _items([variant.prompt(question.items[at], lang) for at in variant.order], draft, lang)
    if question.type == "match":
        lefts = [variant.prompt(pair.left, lang) for pair in question.pairs]
        return [
            Columns(
                _lefts(lefts, draft), _lettered([variant.prompt(question.rights[at], lang) for at in variant.order])
            )
        ]
    if question.type == "bug":
        from drill.views.code import NumberedCode  # noqa: PLC0415 - few questions have code

        code = NumberedCode(variant.code(question.code), question.language, draft.at + 1)
        if not question.choices:
            return [code]
        texts = [variant.prompt(question.choices[at].text, lang) for at in variant.order]
        asked = Prose(Line(Text("What should it be?", "应该改成什么？").to(lang), theme.QUIET))
        return [code, theme.blank(), asked, *_choices(texts, draft, [False] * len(texts), several=False)]
    return []


def _choices(texts: Sequence[str], draft: Draft, struck: Sequence[bool], *, several: bool) -> list[RenderableType]:
    rows: list[RenderableType] = []
    for shown, words in enumerate(texts):
        # Signs as well as styles: a struck choice loses its letter, a chosen one has a filled box or an arrow.
        chosen, gone = shown in draft.taken, struck[shown]
        box = ("■ " if chosen else "□ ") if several else ""
        sign = Line().append(box, theme.ACCENT if chosen else theme.QUIET)
        arrow = _CURSOR if chosen and not several else " "
        sign.append(f"{'–' if gone else LETTERS[shown]}{arrow} ", theme.QUIET if gone else theme.ACCENT)
        rows.append(Prose(markdown.inline(words), sign, theme.STRUCK if gone else ""))
    return rows


def _items(texts: Sequence[str], draft: Draft, lang: Lang) -> list[RenderableType]:
    """Each item with the place that it was given, and below, the order so far."""
    rows: list[RenderableType] = []
    for shown, words in enumerate(texts):
        placed = shown in draft.taken
        sign = Line().append(
            f"{draft.taken.index(shown) + 1 if placed else _PLACE} ", theme.STRONG if placed else theme.QUIET
        )
        sign.append(f"{LETTERS[shown]}  ", theme.QUIET if placed else theme.ACCENT)
        rows.append(Prose(markdown.inline(words), sign))
    so_far = [LETTERS[at] for at in draft.taken] + [_PLACE] * (len(texts) - len(draft.taken))
    line = Line(" → ".join(so_far), theme.ACCENT if draft.taken else theme.QUIET)
    return [*rows, theme.blank(), Prose(line, Line(Text("your order  ", "你的顺序  ").to(lang), theme.QUIET))]


def _lefts(texts: Sequence[str], draft: Draft) -> list[Prose]:
    rows = []
    for number, words in enumerate(texts):
        here, right = number == draft.at, draft.pairs[number] if draft.pairs else None
        sign = Line().append(f"{_CURSOR if here else ' '} {number + 1}", theme.ACCENT if here else theme.QUIET)
        sign.append(f" {LETTERS[right]}  " if right is not None else f" {_PLACE}  ", theme.STRONG)
        rows.append(Prose(markdown.inline(words), sign))
    return rows


def _lettered(texts: Sequence[str]) -> list[Prose]:
    return [Prose(markdown.inline(words), Line(f"{LETTERS[at]}  ", theme.ACCENT)) for at, words in enumerate(texts)]


class Columns(NamedTuple):
    """Two lists side by side where there is room, else the second below the first."""

    left: Sequence[RenderableType]
    right: Sequence[RenderableType]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rows of both, each row as high as the higher of its two."""
        half = (options.max_width - _GAP) // 2
        if half < _COLUMN:
            yield from self.left
            yield theme.blank()
            yield from self.right
            return
        inner = options.update(width=half, height=None)
        for left, right in zip_longest(self.left, self.right, fillvalue=Line("")):
            lefts, rights = (_rows(console, one, inner) for one in (left, right))
            for one, other in zip_longest(lefts, rights, fillvalue=list[Segment]()):
                if other:
                    yield from Segment.adjust_line_length(one, half + _GAP)
                    yield from other
                else:
                    yield from one
                yield Segment.line()


def _rows(console: Console, part: RenderableType, options: ConsoleOptions) -> Iterator[list[Segment]]:
    for row in console.render_lines(part, options, pad=False):
        while row and not row[-1].text.strip():
            row.pop()
        yield row
