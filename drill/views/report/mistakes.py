"""One's own mistakes on the page: those still open, the newest first."""

from collections.abc import Sequence
from datetime import datetime

from drill.models.misconception import Misconception
from drill.text import Lang, Text
from drill.views.mistakes import describe, find_left, find_seen
from drill.views.report.html import Html, join, tag

_SHOWN = 10


def mistakes(found: Sequence[Misconception], now: datetime, lang: Lang) -> Html:
    """The list of those that are open."""
    rows = [_row(one, now, lang) for one in found[:_SHOWN]]
    more = len(found) - _SHOWN
    words = Text(f"and {more} more: drill mistakes --all", f"还有 {more} 个：drill mistakes --all")
    return join(tag("ul", *rows), tag("p", words.to(lang), class_="quiet") if more > 0 else "")


def _row(one: Misconception, now: datetime, lang: Lang) -> Html:
    parts = [tag("span", "✗ ", class_="bad"), one.mistake, " ", tag("span", one.exercise or "", class_="quiet")]
    if message := describe(one, lang):
        parts.append(tag("p", message.plain))
    mending = [words.plain for words in find_left(one, lang)]
    said = " · ".join([find_seen(one, now).to(lang), *mending])
    return tag("li", *parts, tag("p", said, class_="quiet"))
