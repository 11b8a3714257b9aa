"""The plan for an interview: days left, what each brings, how ready one is and will be."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text as Line

from drill.text import Lang, Text
from drill.views import theme
from drill.views.cells import fit, pad_left
from drill.views.when import count, name_day
from drill.views.wrap import Fitting, Indented, Prose

if TYPE_CHECKING:
    from drill.models.preparation import Coded, Outlined, Preparation, Readiness

_LABEL = 15
_BAR = 24
_TOPIC = 34
_SINGLE = 10  # days that have a row each; weeks follow
_AGAIN, _NEW = "█", "▒"  # told apart without colour


class _Row(NamedTuple):
    label: str
    again: float
    new: float
    exercises: float
    minutes: float


def plan(found: "Preparation", titles: Mapping[str, Text], today: date, lang: Lang) -> Indented:
    """The page of `drill plan`."""
    parts: list[theme.Part] = [theme.blank(), Line(headline(found.left, found.plan.date, lang), theme.STRONG)]
    parts += [Prose(Line(_scope(found, titles).to(lang), theme.QUIET)), theme.blank()]
    if found.left > 0:
        parts += [*_ready(found, lang), theme.blank(), *_days(found.days, today, lang), theme.blank()]
        parts += [*_topics(found.topics, titles, lang), theme.blank()]
    if found.omitted and found.left > 0:
        parts += [Prose(Line(_omitted(found.omitted).to(lang), theme.QUIET)), theme.blank()]
    return theme.page(*parts, Prose(_next(found.left, lang)), theme.blank())


def none(lang: Lang) -> Indented:
    """There is no plan."""
    words = Text("No interview is planned.", "还没有面试计划。")
    how = Text(
        "To plan one: drill plan --date YYYY-MM-DD --minutes 40", "制定计划：drill plan --date YYYY-MM-DD --minutes 40"
    )
    return theme.page(theme.blank(), Line(words.to(lang)), Prose(Line(how.to(lang), theme.QUIET)), theme.blank())


def headline(left: int, day: date, lang: Lang) -> str:
    """How far off the interview is."""
    when = name_day(day)
    if left > 0:
        words = Text("Interview on {when}: {days} left", "面试：{when}，还有 {days}")
    elif left == 0:
        return Text("The interview is today", "面试就在今天").to(lang)
    else:
        words = Text("The interview was on {when}", "面试已于 {when} 结束")
    return words.fill(when=when, days=count(left, "day", "days", "天")).to(lang)


def percent(share: float) -> str:
    """A share as it is shown; what is not certain is not called certain."""
    return f"{min(max(share, 0.01), 0.99):.0%}"


def name_topic(topic: str, titles: Mapping[str, Text], lang: Lang) -> str:
    """The title of a topic, else its id."""
    return titles.get(topic, Text.plain(topic)).to(lang)


def _scope(found: "Preparation", titles: Mapping[str, Text]) -> Text:
    names = [titles.get(topic, Text.plain(topic)) for topic in found.plan.topics]
    topics = Text(", ".join(name.en for name in names), "、".join(name.zh for name in names))
    questions = count(found.ready.questions, "question", "questions", "道题")
    return Text(
        "{minutes} minutes a day · {topics} · {questions}", "每天 {minutes} 分钟 · {topics} · {questions}"
    ).fill(
        minutes=Text.plain(str(found.plan.minutes)),
        topics=topics if names else Text("all topics", "全部主题"),
        questions=questions,
    )


def _ready(found: "Preparation", lang: Lang) -> list[theme.Part]:
    label = Text("ready  ", "准备度  ").to(lang)
    line = Line().append(percent(found.ready.now), theme.STRONG)
    line.append(Text(" if you stopped today", "（就此停下）").to(lang), theme.QUIET).append(" → ")
    line.append(percent(found.ready.then), theme.STRONG)
    line.append(Text(" if you keep to the plan", "（按计划完成）").to(lang), theme.QUIET)
    met = Text(
        f"{found.ready.met} of {found.ready.questions} met", f"已见 {found.ready.met}/{found.ready.questions} 题"
    )
    note = Text("chance of a right answer on the day, predicted", "当天答对的预测概率")
    code = Line(Text("code  ", "代码题  ").to(lang), theme.QUIET)
    width = max(Line(label).cell_len, code.cell_len)
    code.pad_right(width - code.cell_len)
    return [
        Prose(line, Line(label.ljust(len(label) + width - Line(label).cell_len), theme.QUIET)),
        Prose(Line(f"{note.to(lang)} · {met.to(lang)}", theme.QUIET), Line(" " * width)),
        Prose(Line(_coded(found.coded).to(lang)), code),
    ]


def _coded(coded: "Coded") -> Text:
    accepted = Text(f"{coded.accepted} of {coded.exercises} accepted", f"通过 {coded.accepted}/{coded.exercises}")
    if coded.days is None:
        return accepted
    ago = Text("today", "今天") if coded.days == 0 else Text("{days} ago", "{days}前").fill(
        days=count(coded.days, "day", "days", "天")
    )  # fmt: skip
    return Text(
        "{accepted} · {unaided} without a hint · the last {ago}", "{accepted} · 未用提示 {unaided} 道 · 最近一次：{ago}"
    ).fill(accepted=accepted, unaided=Text.plain(str(coded.unaided)), ago=ago)


def _days(days: "Sequence[Outlined]", today: date, lang: Lang) -> Iterator[theme.Part]:
    rows = list(_rows(days, today, lang))
    most = max((row.again + row.new for row in rows), default=0.0)
    legend = Text(f"{_AGAIN} again  {_NEW} new  ◆ exercise, a day", f"{_AGAIN} 复习  {_NEW} 新题  ◆ 代码题（每天）").to(
        lang
    )
    yield Prose(Line(legend, theme.QUIET))
    for row in rows:
        yield _row(row, most, lang)


def _rows(days: "Sequence[Outlined]", today: date, lang: Lang) -> Iterator[_Row]:
    """A row a day; far ahead, a row a week, each with the mean of its days."""
    at = 0
    while at < len(days):
        size = 1 if len(days) <= _SINGLE + 4 or at < 7 else min(7, len(days) - at)
        some = days[at : at + size]
        first = today + timedelta(days=at)
        label = Text("today", "今天") if at == 0 else name_day(first)
        if size > 1:
            label = Text("from {day}", "{day}起").fill(day=name_day(first, weekday=False))
        sums = (sum(values) / size for values in zip(*some, strict=True))
        yield _Row(label.to(lang), *sums)
        at += size


def _row(row: _Row, most: float, lang: Lang) -> Fitting:
    scale = _BAR / most if most else 0.0
    whole, again = round((row.again + row.new) * scale), round(row.again * scale)
    minutes = Text(f"{row.minutes:3.0f} min", f"{row.minutes:3.0f} 分钟").to(lang)
    counts = f"{row.again:3.0f} + {row.new:2.0f}"
    code = f" ◆{_short(row.exercises)}" if row.exercises else ""
    wide = Line(fit(row.label, _LABEL)).append(_AGAIN * again, theme.ACCENT)
    wide.append(_NEW * (whole - again), theme.ACCENT).append(" " * (_BAR - whole))
    wide.append(f"  {counts}{fit(code, 6)}", "").append(minutes, theme.QUIET)
    return Fitting((wide, Line(f"{fit(row.label, _LABEL)}{counts}{fit(code, 6)}")))


def _topics(topics: "Sequence[Readiness]", titles: Mapping[str, Text], lang: Lang) -> Iterator[theme.Part]:
    head = Text("topic, least ready first", "主题（准备度由低到高）").to(lang)
    now, then, met = (words.to(lang) for words in (Text("now", "现在"), Text("then", "届时"), Text("met", "已见")))
    wide, narrow = _TOPIC, 22
    yield Fitting((
        Line(f"{fit(head, wide)}{pad_left(now, 6)}{pad_left(then, 7)}{pad_left(met, 10)}", theme.QUIET),
        Line(f"{fit(head, narrow)}{pad_left(now, 6)}{pad_left(then, 7)}", theme.QUIET),
    ))  # fmt: skip
    for topic in topics:
        name, shares = name_topic(topic.topic, titles, lang), f"{percent(topic.now):>6}{percent(topic.then):>7}"
        counts = f"{topic.met}/{topic.questions}"
        yield Fitting((Line(f"{fit(name, wide)}{shares}{counts:>10}"), Line(f"{fit(name, narrow)}{shares}")))


def _omitted(questions: int) -> Text:
    return Text(
        "{questions} will not be met: the time is too short for them. More minutes, or fewer topics, would help.",
        "时间不够，有 {questions}不会问到；增加每天的分钟数或减少主题会有帮助。",
    ).fill(questions=count(questions, "question", "questions", "道题"))


def _next(left: int, lang: Lang) -> Line:
    if left < 0:
        command, why = (
            "drill plan --date YYYY-MM-DD",
            Text("plan the next one (drill plan --clear ends this one)", "计划下一次（drill plan --clear 结束本计划）"),
        )
    else:
        command, why = "drill", Text("today's work", "今天的任务")
    line = Line(Text("next  ", "下一步  ").to(lang), theme.QUIET)
    return line.append(command, theme.ACCENT).append(f"  {why.to(lang)}", theme.QUIET)


def _short(number: float) -> str:
    return f"{number:.0f}" if number == round(number) else f"{number:.1f}"
