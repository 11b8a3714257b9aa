"""The plan for an interview: days left, what each brings, how ready one is and will be."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text as Line

from drill.text import Lang, Text
from drill.views import theme
from drill.views.cells import fit, pad, pad_left
from drill.views.when import count, name_day
from drill.views.wrap import Fitting, Indented, Prose

if TYPE_CHECKING:
    from drill.models.preparation import Coded, Outlined, Preparation, Readiness

_LABEL, _LABEL_NARROW = 15, 13
_BAR = 24
_TOPIC, _TOPIC_NARROW = 34, 22
_DAYS, _TOPICS = 6, 5  # rows of either, so that all of it is seen at once in 24 rows
_NEAR = 3  # days that have a row each even then
_SINGLE = 14  # days that have a row each where all are asked for; of more days, the first week
_AGAIN, _NEW = "█", "▒"  # told apart without colour


class _Row(NamedTuple):
    label: str
    again: float
    new: float
    exercises: float
    minutes: float


def plan(
    found: "Preparation", titles: Mapping[str, Text], today: date, lang: Lang, *, everything: bool = False
) -> Indented:
    """The page of `drill plan`: within 24 rows, or with every topic and more of the days."""
    parts: list[theme.Part] = [theme.blank(), Line(headline(found.left, found.plan.date, lang), theme.STRONG)]
    parts.append(Prose(Line(scope(found, titles).to(lang), theme.QUIET)))
    topics = found.topics if everything else found.topics[:_TOPICS]
    if found.left > 0:
        spans = _weeks(len(found.days)) if everything else group(len(found.days), _DAYS - bool(found.omitted))
        parts += [*_ready(found, lang), theme.blank(), *_days(found.days, spans, today, lang)]
        if found.omitted:
            parts.append(Prose(Line(_omitted(found.omitted).to(lang), theme.QUIET)))
        parts += [theme.blank(), *_topics(topics, titles, lang)]
    return theme.page(*parts, theme.blank(), _next(found, len(found.topics) - len(topics), lang), theme.blank())


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


def group(days: int, rows: int) -> list[int]:
    """How many days each of at most `rows` rows stands for: the nearest have one each."""
    if days <= rows:
        return [1] * days
    rest, left = days - _NEAR, rows - _NEAR
    size = -(-rest // left)
    return [1] * _NEAR + [min(size, rest - at) for at in range(0, rest, size)]


def _weeks(days: int) -> list[int]:
    near = days if days <= _SINGLE else 7
    return [1] * near + [min(7, days - at) for at in range(near, days, 7)]


def scope(found: "Preparation", titles: Mapping[str, Text]) -> Text:
    """What the plan is of: minutes a day, topics, questions met."""
    names = [titles.get(topic, Text.plain(topic)) for topic in found.plan.topics]
    topics = Text(", ".join(name.en for name in names), "、".join(name.zh for name in names))
    return Text(
        "{minutes} minutes a day · {topics} · {met} of {questions} met",
        "每天 {minutes} 分钟 · {topics} · 已见 {met}/{questions} 题",
    ).fill(
        minutes=found.plan.minutes,
        topics=topics if names else Text("all topics", "全部主题"),
        met=found.ready.met,
        questions=Text(count(found.ready.questions, "question", "questions", "").en, str(found.ready.questions)),
    )


def _ready(found: "Preparation", lang: Lang) -> list[theme.Part]:
    line = Line().append(percent(found.ready.now), theme.STRONG)
    line.append(Text(" if you stopped today", "（就此停下）").to(lang), theme.QUIET).append(" → ")
    line.append(percent(found.ready.then), theme.STRONG)
    line.append(Text(" if you keep to the plan", "（按计划完成）").to(lang), theme.QUIET)
    rows = [(Text("ready", "准备度"), line), (Text("code", "代码题"), Line(_coded(found.coded).to(lang)))]
    labels = [pad(label.to(lang), 8 if lang == "zh" else 7) for label, _ in rows]
    return [Prose(words, Line(label, theme.QUIET)) for label, (_, words) in zip(labels, rows, strict=True)]


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


def _days(days: "Sequence[Outlined]", spans: Sequence[int], today: date, lang: Lang) -> Iterator[theme.Part]:
    rows = list(_rows(days, spans, today, lang))
    most = max((row.again + row.new for row in rows), default=0.0)
    legend = Text(f"{_AGAIN} again  {_NEW} new  ◆ exercise, a day", f"{_AGAIN} 复习  {_NEW} 新题  ◆ 代码题（每天）").to(
        lang
    )
    yield Prose(Line(legend, theme.QUIET))
    for row in rows:
        yield _row(row, most, lang)


def _rows(days: "Sequence[Outlined]", spans: Sequence[int], today: date, lang: Lang) -> Iterator[_Row]:
    """A row for each span of days, with the mean of its days."""
    at = 0
    for size in spans:
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
    code = f" ◆{_short(row.exercises)}" if row.exercises else ""
    counts = f"{row.again:3.0f} + {row.new:2.0f}{fit(code, 6)}"
    wide = Line(fit(row.label, _LABEL)).append(_AGAIN * again, theme.ACCENT)
    wide.append(_NEW * (whole - again), theme.ACCENT).append(" " * (_BAR - whole))
    wide.append(f"  {counts}", "").append(minutes, theme.QUIET)
    return Fitting((wide, Line(f"{fit(row.label, _LABEL_NARROW)}{counts}").append(minutes, theme.QUIET)))


def _topics(topics: "Sequence[Readiness]", titles: Mapping[str, Text], lang: Lang) -> Iterator[theme.Part]:
    """What is ready is said here as what it is: a chance."""
    head = Text("chance to be right on the day", "当天答对的预测概率，由低到高").to(lang)
    brief = Text("chance to be right", "当天答对的概率").to(lang)
    now, then, met = (words.to(lang) for words in (Text("now", "现在"), Text("then", "届时"), Text("met", "已见")))
    columns = f"{pad_left(now, 6)}{pad_left(then, 7)}"
    yield Fitting((
        Line(f"{fit(head, _TOPIC)}{columns}{pad_left(met, 10)}", theme.QUIET),
        Line(f"{fit(brief, _TOPIC_NARROW)}{columns}", theme.QUIET),
    ))  # fmt: skip
    for topic in topics:
        name, shares = name_topic(topic.topic, titles, lang), f"{percent(topic.now):>6}{percent(topic.then):>7}"
        counts = f"{topic.met}/{topic.questions}"
        wide = Line(f"{fit(name, _TOPIC)}{shares}{counts:>10}")
        yield Fitting((wide, Line(f"{fit(name, _TOPIC_NARROW)}{shares}")))


def _omitted(questions: int) -> Text:
    return Text(
        "{questions} will not be met: plan more minutes, or fewer topics",
        "时间不够，有 {questions}不会问到：可增加每天的分钟数或减少主题",
    ).fill(questions=count(questions, "question", "questions", "道题"))


def _next(found: "Preparation", more: int, lang: Lang) -> Prose:
    """What to do now, and where the rest of the page is. `more`: topics that are not shown."""
    if found.left < 0:
        words = Text(
            "plan the next one (drill plan --clear ends this one)", "计划下一次（drill plan --clear 结束本计划）"
        )
        line = Line(Text("next  ", "下一步  ").to(lang), theme.QUIET).append(
            "drill plan --date YYYY-MM-DD", theme.ACCENT
        )
        return Prose(line.append(f"  {words.to(lang)}", theme.QUIET))
    keys = [("drill", Text("today's work", "今天的任务").to(lang))]
    if found.left > 0 and (more or len(found.days) > _DAYS):
        topics = count(more, "more topic", "more topics", "个主题")
        words = Text("and {topics}", "另有 {topics}").fill(topics=topics) if more else Text("more days", "更多日期")
        keys.append(("drill plan --all", words.to(lang)))
    return theme.keys(*keys)


def _short(number: float) -> str:
    return f"{number:.0f}" if number == round(number) else f"{number:.1f}"
