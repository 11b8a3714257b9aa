"""The page of the bare command: a few calm lines on where one stands."""

from collections.abc import Sequence
from datetime import datetime

from rich.text import Text as Line

from drill.stats import TopicStats
from drill.text import Lang, Text
from drill.views import theme
from drill.views.summary import Step, suggestion
from drill.views.when import count, until
from drill.views.wrap import Indented, Prose


def first(questions: int, step: Step, lang: Lang) -> Indented:
    """Before the first answer: what this is, and how to begin."""
    words = Text(
        "{questions} of the kind that deep-learning interviews ask. What you miss comes back until you know it; "
        "what you know comes back just before you would forget it.",
        "{questions}，都是深度学习面试里会问的。答错的会再来，直到答对；答对的会在快忘的时候再来。",
    ).fill(questions=count(questions, "question", "questions", "道题"))
    code = Text("Or write code and have it judged: drill code", "也可以直接写代码并评测：drill code")
    return theme.page(
        theme.blank(),
        Line(Text("Welcome to drill", "欢迎使用 drill").to(lang), theme.STRONG),
        theme.blank(),
        Prose(Line(words.to(lang))),
        theme.blank(),
        suggestion(step, lang),
        theme.blank(),
        Prose(Line(code.to(lang), theme.QUIET)),
        theme.blank(),
    )


def today(
    *,
    due: int,
    seen: int,
    questions: int,
    answered_today: int,
    streak: int,
    weakest: Sequence[TopicStats],
    next_due: datetime | None,
    step: Step,
    now: datetime,
    lang: Lang,
) -> Indented:
    """Due, streak, weakest topics, the next thing to do."""
    if due:
        headline = count(due, "question due", "questions due", "道题到期")
    elif next_due is not None:
        headline = Text("Nothing due, next {when}", "暂无到期，下一题：{when}").fill(when=until(next_due, now))
    else:
        headline = Text("Nothing due", "没有到期的题目")
    parts: list[theme.Part] = [theme.blank(), Line(headline.to(lang), theme.STRONG)]
    facts = [
        Text("{answers} today", "今天 {answers}").fill(answers=count(answered_today, "answer", "answers", "次作答")),
        Text("{days} in a row", "连续 {days}").fill(days=count(streak, "day", "days", "天")),
        Text(f"{seen} of {questions} questions met", f"已见 {seen}/{questions} 题"),
    ]
    parts += [Prose(Line(" · ".join(fact.to(lang) for fact in facts), theme.QUIET)), theme.blank()]
    if weakest:
        parts.append(Line(Text("Weakest", "最薄弱").to(lang), theme.QUIET))
        parts += [weak_topic(topic, lang) for topic in weakest]
        parts.append(theme.blank())
    return theme.page(*parts, suggestion(step, lang), theme.blank())


def weak_topic(topic: TopicStats, lang: Lang) -> Prose:
    """One topic with its share of right answers."""
    right = Text(f"{topic.correct:.0%} right", f"正确率 {topic.correct:.0%}")
    return Prose(Line(topic.topic).append(f"  {right.to(lang)}", theme.QUIET), Line("· ", theme.QUIET))
