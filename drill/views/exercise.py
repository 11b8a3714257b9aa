"""Exercises on the screen: the list, the statement, hints, the reference."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Line

from drill.models.exercise import Exercise, FollowUp
from drill.models.standing import Standing
from drill.text import Lang, Text
from drill.views import theme
from drill.views.cells import pad
from drill.views.markdown import Code, render
from drill.views.wrap import Fitting, Prose

_STATUS = {
    "accepted": (Text("✓ accepted", "✓ 已通过"), theme.GOOD),
    "tried": (Text("· tried", "· 试过"), theme.ACCENT),
    "new": (Text("", ""), theme.QUIET),
}
_AGAIN = Text("↻ once more", "↻ 该重写了"), theme.ACCENT
_OFTEN = {1: Text("sometimes", "偶尔考"), 2: Text("often", "常考"), 3: Text("very often", "高频")}


def render_list(
    exercises: Sequence[Exercise],
    standings: Mapping[str, Standing],
    topics: Mapping[str, Text],
    now: datetime,
    lang: Lang,
) -> RenderableType:
    """All exercises by topic, in the order of `topics`: level, how often it is asked, minutes, status."""
    done = sum(1 for one in exercises if standings.get(one.id, Standing()).status == "accepted")
    head = Text(f"{done} of {len(exercises)} accepted", f"已通过 {done}/{len(exercises)}").to(lang)
    parts: list[RenderableType] = [theme.blank(), Line(head, theme.QUIET)]
    places = {area: at for at, area in enumerate(dict.fromkeys(topic.partition("/")[0] for topic in topics))}
    ordered = sorted(exercises, key=lambda one: (places.get(_area(one), len(places)), _area(one), one.level, one.id))
    widest = max((len(one.id) for one in exercises), default=0)
    for name, group in groupby(ordered, key=_area):
        # A heading of its own, not a cell: it may be wider than the column of the ids.
        parts += [theme.blank(), Prose(Line(topics.get(name, Text.plain(name)).to(lang), theme.STRONG))]
        parts += [_row(one, standings.get(one.id, Standing()), widest, now, lang) for one in group]
    foot = theme.keys(
        ("drill code show ID", Text("read it", "看题").to(lang)),
        ("drill code start ID", Text("begin", "开始").to(lang)),
    )
    return theme.page(*parts, theme.blank(), foot, theme.blank())


def _row(one: Exercise, standing: Standing, widest: int, now: datetime, lang: Lang) -> Fitting:
    """One exercise; where the terminal is narrow, without the minutes and how often it is asked."""
    words, style = _AGAIN if standing.back is not None and standing.back <= now else _STATUS[standing.status]
    status, dots = words.to(lang), "●" * one.level + "○" * (5 - one.level)
    often, minutes = _OFTEN[one.frequency].to(lang), Text(f"{one.minutes} min", f"{one.minutes} 分钟").to(lang)
    column = max(Line(each.to(lang)).cell_len for each in _OFTEN.values())
    facts = f"{pad('', widest - len(one.id))}  {dots}  {pad(often, column)}  {pad(minutes, 8)}"
    wide = Line("  ").append(one.id, theme.ACCENT).append(facts, theme.QUIET).append(status, style)
    narrow = Line().append(pad(status[:1], 2), style).append(one.id, theme.ACCENT)
    return Fitting((wide, narrow.append(f"{pad('', widest - len(one.id))} {dots}", theme.QUIET)))


def _area(exercise: Exercise) -> str:
    return exercise.topic.partition("/")[0]


def render_exercise(
    exercise: Exercise, standing: Standing, questions: Sequence[str], lang: Lang, *, begun: bool = False
) -> RenderableType:
    """Statement and signature."""
    return theme.page(*_statement(exercise, standing, questions, lang, begun=begun))


def _statement(
    exercise: Exercise, standing: Standing, questions: Sequence[str], lang: Lang, *, begun: bool
) -> Iterator[RenderableType]:
    facts = [
        exercise.id,
        "●" * exercise.level + "○" * (5 - exercise.level),
        Text(f"{exercise.minutes} min", f"{exercise.minutes} 分钟").to(lang),
        " / ".join(exercise.frameworks),
        _STATUS[standing.status][0].to(lang),
    ]
    yield theme.blank()
    yield Line(exercise.title.to(lang), theme.STRONG)
    yield Line(" · ".join(fact for fact in facts if fact), theme.QUIET)
    yield theme.blank()
    yield Padding(_code(exercise.signature), (0, 0, 0, 2))
    yield theme.blank()
    yield render(exercise.statement.to(lang))
    yield theme.blank()
    if exercise.sources:
        yield Line(Text("Sources", "参考").to(lang), theme.QUIET)
        for source in exercise.sources:
            yield Prose(Line(source, theme.QUIET), Line("  "))
    if questions:
        asked = Text("Questions that go with it: ", "相关问题：").to(lang) + ", ".join(questions)
        yield Prose(Line(asked, theme.QUIET))
    yield theme.blank()
    start = (f"drill code start {exercise.id}", Text("begin", "开始").to(lang))
    yield theme.keys(
        *([] if begun else [start]),
        (f"drill code test {exercise.id}", Text("grade", "评测").to(lang)),
        (f"drill code hint {exercise.id}", _hints_left(exercise, standing).to(lang)),
    )
    yield theme.blank()


def _hints_left(exercise: Exercise, standing: Standing) -> Text:
    used, total = standing.hints, len(exercise.hints)
    return Text(f"hint ({used} of {total} used)", f"提示（已用 {used}/{total}）")


def render_started(exercise: Exercise, file: Path, lang: Lang) -> RenderableType:
    """That the starter is written, and what to do next."""
    head = Line("✓ ", theme.GOOD).append(Text(f"{file} is ready", f"已生成 {file}").to(lang), "default")
    # The newest page is the one that is graded, so that the next one needs no name either.
    given = "" if re.fullmatch(rf"{exercise.id}(_\d+)?\.py", str(file)) else f" {file}"
    steps = theme.keys(
        (f"drill code show {exercise.id}", Text("the statement", "题面").to(lang)),
        (f"drill code test {exercise.id}{given}", Text("grade it", "评测").to(lang)),
    )
    return theme.page(theme.blank(), head, theme.blank(), steps, theme.blank())


def render_hint(number: int, total: int, words: Text, lang: Lang) -> RenderableType:
    """One hint and its number."""
    head = Text(f"Hint {number} of {total}", f"提示 {number}/{total}").to(lang)
    return theme.page(theme.blank(), Line(head, theme.STRONG), theme.blank(), render(words.to(lang)), theme.blank())


def render_next_asked(exercise: Exercise, lang: Lang) -> RenderableType:
    """The first follow-up, as an interviewer would put it when the code works, and where the answers are."""
    words = Text("the interviewer goes on", "面试官接着问").to(lang)
    head = Line("→ ", style="bold yellow").append(words, theme.STRONG)
    foot = theme.keys((f"drill code follow {exercise.id}", Text("all, with answers", "全部追问与参考回答").to(lang)))
    asked = Padding(render(exercise.follow_ups[0].prompt.to(lang)), (0, 0, 0, 2))
    return theme.page(head, asked, theme.blank(), foot, theme.blank())


def render_follow_ups(follow_ups: Sequence[FollowUp], lang: Lang) -> RenderableType:
    """Each follow-up with what a strong candidate says."""
    parts: list[RenderableType] = [theme.blank()]
    for number, one in enumerate(follow_ups, 1):
        parts.append(Line(Text(f"Follow-up {number}", f"追问 {number}").to(lang), theme.QUIET))
        parts += [Padding(render(one.prompt.to(lang)), style=theme.STRONG), theme.blank()]
        parts += [Padding(render(one.answer.to(lang)), (0, 0, 0, 2)), theme.blank()]
    return theme.page(*parts)


def render_source(source: str) -> RenderableType:
    """A solution."""
    return Group(theme.blank(), Padding(_code(source), (0, 2)), theme.blank())


def _code(source: str) -> Code:
    return Code(source.rstrip(), "python")
