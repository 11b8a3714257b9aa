"""The page of the bare command: a few calm lines on where one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text as Line

from drill.text import Lang, Text
from drill.views import theme
from drill.views.cells import fit
from drill.views.summary import Step, suggestion
from drill.views.when import count, name_day, until
from drill.views.wrap import Fitting, Indented, Prose

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from drill.models.agenda import Preparing
    from drill.models.today import Today, Weak

_SHOWN = 4  # topics, the least ready
_TOPIC = 36
_NARROW = 26
_BAR = 20


def first(questions: int, step: Step, lang: Lang) -> Indented:
    """Before the first answer: what this is, and how to begin."""
    words = Text(
        "{questions} of the kind that deep-learning interviews ask. What you miss comes back until you know it; "
        "what you know comes back just before you would forget it.",
        "{questions}，都是深度学习面试里会问的。答错的会再来，直到答对；答对的会在快忘的时候再来。",
    ).fill(questions=count(questions, "question", "questions", "道题"))
    code = Text("Or write code and have it judged: drill code", "也可以直接写代码并评测：drill code")
    plan = Text("An interview is coming up? drill plan --date YYYY-MM-DD", "有面试在即？drill plan --date YYYY-MM-DD")
    return theme.page(
        theme.blank(),
        Line(Text("Welcome to drill", "欢迎使用 drill").to(lang), theme.STRONG),
        theme.blank(),
        Prose(Line(words.to(lang))),
        theme.blank(),
        suggestion(step, lang),
        theme.blank(),
        Prose(Line(code.to(lang), theme.QUIET)),
        Prose(Line(plan.to(lang), theme.QUIET)),
        theme.blank(),
    )


def today(seen: Today, titles: Mapping[str, Text], now: datetime, lang: Lang) -> Indented:
    """What is to be done, how far off the interview is, how one stands, the next thing to do."""
    parts: list[theme.Part] = [theme.blank()]
    if seen.preparing is not None:
        parts += _prepare(seen.preparing, seen.due, titles, lang)
    else:
        parts += _due(seen, now, lang)
    facts = [
        Text("{answers} today", "今天 {answers}").fill(
            answers=count(seen.answered_today, "answer", "answers", "次作答")
        ),
        Text("{days} in a row", "连续 {days}").fill(days=count(seen.streak, "day", "days", "天")),
        Text(f"{seen.seen} of {seen.questions} questions met", f"已见 {seen.seen}/{seen.questions} 题"),
    ]
    parts += [Prose(Line(" · ".join(fact.to(lang) for fact in facts), theme.QUIET)), theme.blank()]
    if seen.weakest:
        parts.append(Line(Text("Weakest", "最薄弱").to(lang), theme.QUIET))
        parts += [weak_topic(topic, lang) for topic in seen.weakest]
        parts.append(theme.blank())
    if seen.over is not None:
        words = Text(
            "The interview of {day} is over. The next one: drill plan --date YYYY-MM-DD; none: drill plan --clear",
            "{day}的面试已经结束。下一次：drill plan --date YYYY-MM-DD；没有了：drill plan --clear",
        ).fill(day=name_day(seen.over.date))
        parts += [Prose(Line(words.to(lang), theme.QUIET)), theme.blank()]
    return theme.page(*parts, suggestion(seen.step, lang), theme.blank())


def weak_topic(topic: Weak, lang: Lang) -> Prose:
    """One topic with its share of right answers."""
    right = Text(f"{topic.correct:.0%} right", f"正确率 {topic.correct:.0%}")
    return Prose(Line(topic.topic).append(f"  {right.to(lang)}", theme.QUIET), Line("· ", theme.QUIET))


def keys(lang: Lang) -> Prose:
    """The keys of the page, on a terminal."""
    return theme.keys(
        ("Enter", Text("start", "开始").to(lang)),
        ("q", Text("leave", "离开").to(lang)),
    )


def _due(seen: Today, now: datetime, lang: Lang) -> list[theme.Part]:
    if seen.due:
        headline = count(seen.due, "question due", "questions due", "道题到期")
    elif seen.next_due is not None:
        headline = Text("Nothing due, next {when}", "暂无到期，下一题：{when}").fill(when=until(seen.next_due, now))
    else:
        headline = Text("Nothing due", "没有到期的题目")
    return [Line(headline.to(lang), theme.STRONG)]


def _prepare(found: Preparing, due: int, titles: Mapping[str, Text], lang: Lang) -> list[theme.Part]:
    """Days left, today's work, readiness."""
    parts: list[theme.Part] = [Line(_left(found).to(lang), theme.STRONG), Prose(Line(_work(found).to(lang)))]
    # The plan chooses: what gains most for the day comes first, and what lies outside its topics waits.
    if (waiting := due - len(found.left.questions) + len(found.left.new)) > 0:
        words = Text(f"{waiting} more due that the plan lets wait", f"另有 {waiting} 道到期，计划让它们先等等")
        parts.append(Prose(Line(words.to(lang), theme.QUIET)))
    for exercise in found.left.exercises:
        line = Line(exercise.id).append(f"  {_minutes(exercise.seconds).to(lang)}", theme.QUIET)
        parts.append(Prose(line, Line("◆ ", theme.ACCENT)))
    label = Text("ready  ", "准备度  ").to(lang)
    ready = Line(_percent(found.ready)).append(
        Text("  predicted for the day, if you stopped now", "  若就此停下，当天答对的预测概率").to(lang), theme.QUIET
    )
    parts += [theme.blank(), Prose(ready, Line(label, theme.QUIET))]
    return [*parts, *(_topic(one.topic, one.recall, titles, lang) for one in found.topics[:_SHOWN]), theme.blank()]


def _left(found: Preparing) -> Text:
    if found.days == 0:
        return Text("The interview is today", "面试就在今天")
    return Text("{days} until the interview on {day}", "距{day}的面试还有 {days}").fill(
        days=count(found.days, "day", "days", "天"), day=name_day(found.plan.date)
    )


def _work(found: Preparing) -> Text:
    """`Today: 31 questions (12 new), 1 exercise, about 38 minutes`, less what is done of it."""
    left = found.left
    if not left.questions and not left.exercises:
        if not found.work.questions and not found.work.exercises:
            return Text("There is nothing to do today.", "今天没有任务。")
        return Text("Today's work is done.", "今天的任务已完成。")
    parts = []
    if left.questions:
        new = len(left.new)
        fresh = Text(f" ({new} new)", f"（{new} 道新题）") if new else Text("", "")
        questions = count(len(left.questions), "question", "questions", "道题")
        parts.append(Text("{questions}{fresh}", "{questions}{fresh}").fill(questions=questions, fresh=fresh))
    if left.exercises:
        parts.append(count(len(left.exercises), "exercise", "exercises", "道代码题"))
    parts.append(_minutes(left.seconds))
    begun = len(left.questions) < len(found.work.questions) or len(left.exercises) < len(found.work.exercises)
    words = Text(", ".join(part.en for part in parts), "，".join(part.zh for part in parts))
    return (
        Text("Left today: {words}", "今天还剩：{words}") if begun else Text("Today: {words}", "今天：{words}")
    ).fill(words=words)


def _minutes(seconds: float) -> Text:
    minutes = max(round(seconds / 60), 1)
    return Text(f"about {minutes} min", f"约 {minutes} 分钟")


def _topic(topic: str, recall: float, titles: Mapping[str, Text], lang: Lang) -> Fitting:
    name, filled = titles.get(topic, Text.plain(topic)).to(lang), round(recall * _BAR)
    wide = Line(fit(name, _TOPIC)).append("━" * filled, theme.ACCENT).append("─" * (_BAR - filled), theme.QUIET)
    wide.append(f"{_percent(recall):>5}")
    return Fitting((wide, Line(f"{fit(name, _NARROW)}{_percent(recall):>5}")))


def _percent(share: float) -> str:
    """What is not certain is not called certain."""
    return f"{min(max(share, 0.01), 0.99):.0%}"
