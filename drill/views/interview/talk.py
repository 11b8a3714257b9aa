"""Follow-up questions at the end of an interview, and the rubric by which the learner rates the answers."""

from typing import NamedTuple

from rich.text import Text as Line

from drill.models.exercise import FollowUp
from drill.text import Lang, Text
from drill.views import theme
from drill.views.interview.page import keys
from drill.views.markdown import render
from drill.views.wrap import Indented, Prose

RUBRIC = (
    Text("no answer, or a wrong one", "没答上来，或答错了"),
    Text("the direction, with gaps or unsure", "方向对，但有漏洞或不确定"),
    Text("the main point, said clearly", "讲清楚了要点"),
    Text("complete, with reasons and trade-offs", "完整，有依据，也讲了取舍"),
)
TELL = Text("say it aloud, or type it", "说出来，或者打字")
PLAIN_RATE = Text("rate it with a number from 1 to 4", "请用 1 到 4 自评")


class Place(NamedTuple):
    """Which follow-up question: the `number`-th of `total`."""

    exercise: str
    number: int
    total: int


def ask(asked: FollowUp, place: Place, lang: Lang) -> Indented:
    """One follow-up question."""
    return theme.page(_place(place, lang), theme.blank(), render(asked.prompt.to(lang)))


def compare(asked: FollowUp, words: str, place: Place, lang: Lang) -> Indented:
    """What was said beside what a strong candidate says, and the rubric."""
    parts: list[theme.Part] = [_place(place, lang), theme.blank(), render(asked.prompt.to(lang))]
    if words.strip():
        parts += [theme.blank(), Prose(Line(words, theme.QUIET), Line(Text("you  ", "你  ").to(lang), theme.ACCENT))]
    strong = Text("A strong candidate says", "优秀的候选人会这样答").to(lang)
    parts += [theme.blank(), Line(strong, theme.STRONG), theme.blank(), render(asked.answer.to(lang)), theme.blank()]
    parts.append(Line(Text("How was yours?", "你答得怎么样？").to(lang), theme.STRONG))
    parts += [Prose(Line(line.to(lang)), Line(f"{number}  ", theme.ACCENT)) for number, line in enumerate(RUBRIC, 1)]
    return theme.page(*parts)


def tell_keys(lang: Lang, *, more: bool = False) -> Prose:
    """While it is answered."""
    pairs = [("⏎", Text("compare", "对照答案")), ("^P", Text("pause", "暂停")), ("^D", Text("quit", "退出"))]
    return keys(lang, *([("PgDn", Text("more", "继续看"))] if more else []), *pairs)


def rate_keys(lang: Lang, *, more: bool = False) -> Prose:
    """While it is rated."""
    pairs = [("1–4", Text("rate", "自评")), ("p", Text("pause", "暂停")), ("q", Text("quit", "退出"))]
    return keys(lang, *([("␣", Text("more", "继续看"))] if more else []), *pairs)


def _place(place: Place, lang: Lang) -> Line:
    words = Text(f"Follow-up {place.number} of {place.total}", f"追问 {place.number}/{place.total}").to(lang)
    return Line(f"{words} · {place.exercise}", theme.QUIET)
